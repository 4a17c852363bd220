import { idOf, numberOf } from '../../src/tasks/task.ts';
import { focusConnector } from '../../src/toggl/focus/focusConnector.ts';
import type { FocusTask } from '../server/focus/focusState.ts';
import { seedWorkspace } from '../server/focus/seed.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import type { ModelField, Value, WrittenField } from './write.ts';
import type { Abilities, PlayedProduct, SentEdit, ServedTask } from './product.ts';

const product = 'focus';

const focusAbilities: Abilities = {
	product,
	fields: [['notes'], ['estimatedMins'], ['notes', 'estimatedMins']],
	alike: false,
	subTasks: true,
	shown: ['notes', 'estimatedMins', 'archived'],
	actions: ['archive', 'unarchive', 'delete', 'restore'],
	refreshes: ['whole', 'changes', 'archived'],
	elsewhere: ['edit', 'edit', 'archive', 'delete', 'create'],
	elsewhereFields: ['notes', 'estimatedMins'],
	methods: ['POST', 'PATCH', 'DELETE', 'GET'],
	statuses: [],
	settings: { createAnswer: ['task', 'task', 'empty'] },
};

/** Toggl Focus. The text in the description, which nobody changes, says which task is which. */
export function playFocus(server: FocusServer): PlayedProduct {
	return {
		abilities: focusAbilities,
		account: 'focus/of/histories',
		server,
		// It tells no changes, but archived tasks are read when they are asked for.
		tellsAll: false,
		begin({ createAnswer = 'task' }) {
			server.reset();
			server.load(seedWorkspace());
			server.options.createAnswer = createAnswer;
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
		editsIn: ({ method, path, body }) => (method === 'PATCH' ? editsIn(path, body) : []),
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

/** A change of one task has its id in the path, one of several has them in its rows. */
function editsIn(path: string, body: unknown): SentEdit[] {
	const one = /\/tasks\/(\d+)$/.exec(path)?.[1];
	const rows = [body ?? []].flat() as ({ id?: number } & Partial<FocusTask>)[];
	return rows.flatMap((row) => {
		const id = idOf(product, Number(one ?? row.id));
		const { notes, estimated_mins: estimatedMins } = row;
		return Object.entries({ notes, estimatedMins }).flatMap(([field, value]) =>
			value === undefined || value === null ? [] : { id, field: field as WrittenField, value },
		);
	});
}

function served(task: FocusTask): ServedTask {
	return {
		id: idOf(product, task.id),
		mark: task.description ?? '',
		name: task.name,
		parentId: task.parent_task_id === null ? null : idOf(product, task.parent_task_id),
		values: {
			notes: task.notes,
			estimatedMins: task.estimated_mins,
			pinned: task.pinned,
			archived: task.archived_at !== null,
			deleted: task.deleted_at !== null,
		},
	};
}

function changed({ state }: FocusServer, field: ModelField, value: Value): Partial<FocusTask> {
	const now = new Date(state.changedAt).toISOString();
	switch (field) {
		case 'notes':
			return { notes: String(value) };
		case 'estimatedMins':
			return { estimated_mins: Number(value) };
		case 'archived':
			return { archived_at: value === true ? now : null };
		case 'deleted':
			return { deleted_at: value === true ? now : null };
		default:
			throw new Error(`Nobody changes ${field} elsewhere.`);
	}
}
