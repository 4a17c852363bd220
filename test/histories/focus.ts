import { idOf, numberOf, priorities } from '../../src/tasks/task.ts';
import { focusConnector } from '../../src/toggl/focus/focusConnector.ts';
import type { FocusTask } from '../server/focus/focusState.ts';
import { seedWorkspace } from '../server/focus/seed.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import type { ModelField, Value, WrittenField } from './write.ts';
import { listOf, valueIn } from './valueIn.ts';
import type { Abilities, PlayedProduct, SentEdit, ServedTask } from './product.ts';

const product = 'focus';

const statuses = seedWorkspace().statuses;
const tags = Array.from({ length: 12 }, (_, at) => ({ id: 201 + at, name: `tag ${at}`, color: '#0b83d9' }));
const ids = (rows: readonly { id: number }[]): string[] => rows.map(({ id }) => idOf(product, id));

const focusAbilities: Abilities = {
	product,
	fields: [
		['notes'],
		['estimatedMins'],
		['name'],
		['endDate'],
		['tagIds'],
		['priority'],
		['statusId'],
		['statusId'],
		['pinned'],
		['parentId'],
		['notes', 'estimatedMins'],
		['name', 'statusId', 'tagIds'],
		['priority', 'pinned', 'notes'],
		['parentId', 'endDate'],
	],
	replaced: [
		['notes'],
		['name', 'estimatedMins'],
		['statusId', 'pinned', 'parentId'],
		['priority', 'tagIds'],
	],
	choices: {
		tagIds: ids(tags),
		statusId: ids(statuses),
		priority: priorities,
	},
	blank: {
		notes: null,
		estimatedMins: null,
		endDate: null,
		tagIds: null,
		priority: 'none',
		statusId: 'focus:301',
		parentId: null,
		pinned: false,
	},
	doneBy: new Map([
		['focus:301', false],
		['focus:304', true],
	]),
	alike: false,
	subTasks: true,
	shown: [
		'notes',
		'estimatedMins',
		'endDate',
		'tagIds',
		'priority',
		'statusId',
		'done',
		'pinned',
		'archived',
	],
	actions: ['archive', 'unarchive', 'delete', 'restore'],
	refreshes: ['whole', 'changes', 'archived'],
	elsewhere: ['edit', 'edit', 'archive', 'delete', 'create'],
	elsewhereFields: [
		'notes',
		'estimatedMins',
		'name',
		'endDate',
		'tagIds',
		'priority',
		'statusId',
		'pinned',
		'parentId',
	],
	methods: ['POST', 'PATCH', 'PUT', 'DELETE', 'GET'],
	statuses: [],
	settings: { createAnswer: ['task', 'task', 'empty'], put: ['empties', 'keeps'] },
};

/** Toggl Focus. The text in the description, which nobody changes, says which task is which. */
export function playFocus(server: FocusServer): PlayedProduct {
	return {
		abilities: focusAbilities,
		account: 'focus/of/histories',
		server,
		// It tells no changes, but archived tasks are read when they are asked for.
		tellsAll: false,
		begin({ createAnswer = 'task', put = 'empties' }) {
			server.reset();
			server.load({ ...seedWorkspace(), tags });
			Object.assign(server.options, { createAnswer, put });
		},
		calm() {
			server.clearFaults();
		},
		passTo(time) {
			server.state.changedAt = Math.max(server.state.changedAt, time);
		},
		connect(ask, onAnswer) {
			const apiUrl = (): string => {
				ask();
				return server.url;
			};
			const { key: token, organizationId, workspaceId } = server;
			return focusConnector({ apiUrl, log: () => {}, timeout: 400 }).connect(
				{ product, token, organizationId, workspaceId },
				onAnswer,
			);
		},
		tasks: () => [...server.state.tasks.values()].map(served),
		editsIn: ({ method, path, body }) =>
			method === 'PATCH' || method === 'PUT' ? editsIn(path, body, method === 'PUT') : [],
		newTask: (name, mark) => ({ name, description: mark }),
		markOf: ({ description = '' }) => description,
		create(name, mark) {
			server.changeTask(server.state.nextId, { name, description: mark });
		},
		change(id, field, value) {
			server.changeTask(numberOf(id), changed(server, field, value));
		},
	};
}

/** What Toggl Focus calls the fields. */
const wireNames = {
	name: 'name',
	notes: 'notes',
	estimatedMins: 'estimated_mins',
	endDate: 'end_date',
	tagIds: 'tag_ids',
	priority: 'priority',
	statusId: 'status_id',
	parentId: 'parent_task_id',
	pinned: 'pinned',
} as const satisfies Partial<Record<WrittenField, keyof FocusTask>>;

const fieldNames = Object.keys(wireNames) as (keyof typeof wireNames)[];

/** A change of one task has its id in the path, one of several has them in its rows. */
function editsIn(path: string, body: unknown, whole: boolean): SentEdit[] {
	const one = /\/tasks\/(\d+)$/.exec(path)?.[1];
	const rows = [body ?? []].flat() as ({ id?: number } & Partial<FocusTask>)[];
	return rows.flatMap((row) => {
		const id = idOf(product, Number(one ?? row.id));
		return fieldNames
			.filter((field) => whole || row[wireNames[field]] !== undefined)
			.map((field) => ({ id, field, value: readWire(row, field), ...(whole ? { whole } : {}) }));
	});
}

/** The field's value, with the words of the model. */
function readWire(row: Partial<FocusTask>, field: keyof typeof wireNames): Value {
	const value = row[wireNames[field]];
	switch (field) {
		case 'tagIds':
			return listOf((row.tag_ids ?? []).map((id) => idOf(product, id)));
		case 'statusId':
		case 'parentId':
			return typeof value === 'number' ? idOf(product, value) : null;
		default:
			return valueIn({ [field]: value ?? null }, field);
	}
}

function served(task: FocusTask): ServedTask {
	const values = Object.fromEntries(fieldNames.map((field) => [field, readWire(task, field)]));
	const parentId = readWire(task, 'parentId');
	return {
		id: idOf(product, task.id),
		mark: task.description ?? '',
		name: task.name,
		parentId: typeof parentId === 'string' ? parentId : null,
		values: {
			...values,
			done: focusAbilities.doneBy?.get(idOf(product, task.status_id)) ?? false,
			archived: task.archived_at !== null,
			deleted: task.deleted_at !== null,
		},
	};
}

function changed({ state }: FocusServer, field: ModelField, value: Value): Partial<FocusTask> {
	const now = new Date(state.changedAt).toISOString();
	switch (field) {
		case 'archived':
			return { archived_at: value === true ? now : null };
		case 'deleted':
			return { deleted_at: value === true ? now : null };
		case 'done':
			throw new Error('A status says what is done.');
		case 'tagIds':
			return {
				tag_ids: String(value ?? '')
					.split(' ')
					.filter(Boolean)
					.map(numberOf),
			};
		case 'statusId':
		case 'parentId':
			return { [wireNames[field]]: typeof value === 'string' ? numberOf(value) : null };
		default:
			return { [wireNames[field]]: value };
	}
}
