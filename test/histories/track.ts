import { idOf, numberOf } from '../../src/tasks/task.ts';
import { trackConnector } from '../../src/toggl/track/trackConnector.ts';
import type { TrackServer } from '../server/track/startTrackServer.ts';
import { seed, type TrackTask } from '../server/track/trackState.ts';
import type { Mark, ModelField, Value } from './write.ts';
import type { Abilities, PlayedProduct, ServedTask } from './product.ts';

const product = 'track';

const trackAbilities: Abilities = {
	product,
	fields: [['estimatedMins'], ['name'], ['done'], ['done'], ['pinned'], ['name', 'done', 'estimatedMins']],
	choices: {},
	blank: { estimatedMins: null, done: false, pinned: false },
	alike: true,
	subTasks: false,
	shown: ['estimatedMins', 'done', 'pinned'],
	actions: ['delete'],
	refreshes: ['whole', 'changes', 'changes'],
	// Whoever renames a task whose creation was never answered makes it another one.
	elsewhere: ['edit', 'edit', 'delete', 'create', 'lock'],
	elsewhereFields: ['estimatedMins', 'done'],
	methods: ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'],
	// It stands for a bad token too (seen live).
	statuses: [403],
	settings: {
		deletedInSince: ['shown', 'shown', 'leftOut'],
		rows: [200, 200, 3],
		// The service tells no changes that are older than 90 days (seen by others).
		age: [0, 0, 85, 100],
		nulls: ['null', 'missing'],
	},
};

/** What stands for the marks: people, whose numbers are from here on. */
const firstPerson = 5000;
const people = 400;

const projects = [801, 802];
const day = 86_400_000;

/**
 * Toggl Track. A task has no text beside its name, which is what new tasks are told apart by when an answer
 * was lost; so its assignee, whom nobody changes, says which task is which.
 */
export function playTrack(server: TrackServer): PlayedProduct {
	const marks = new Map<number, Mark>();
	const personOf = (mark: Mark): number => {
		const person = firstPerson + Number(mark.split(' ')[1]);
		marks.set(person, mark);
		return person;
	};
	return {
		abilities: trackAbilities,
		account: 'track/of/histories',
		server,
		get tellsAll() {
			return server.options.deletedInSince === 'shown';
		},
		begin({ deletedInSince = 'shown', rows = 200, nulls = 'null' }) {
			server.reset();
			const state = seed();
			state.tasks.clear();
			const others = Array.from({ length: people }, (_, at) => {
				const id = firstPerson + at;
				return { id, fullname: `Person ${id}`, email: `${id}@example.com` };
			});
			server.load({ ...state, users: [...state.users, ...others] });
			Object.assign(server.options, { deletedInSince, nulls, mostPerPage: rows, overPage: 'fewer' });
			marks.clear();
		},
		calm() {
			server.clearFaults();
			server.options.failing = '';
		},
		passTo(time) {
			server.state.changedAt = Math.max(server.state.changedAt, time);
		},
		connect(ask, onAnswer) {
			const apiUrl = (): string => {
				ask();
				return server.url;
			};
			const { token, organizationId, workspaceId } = server;
			return trackConnector({ apiUrl, log: () => {}, timeout: 400 }).connect(
				{ product, token, organizationId, workspaceId },
				onAnswer,
			);
		},
		tasks: (pinned) =>
			[...server.state.tasks.values()].map((task) => {
				const row = served(task, marks);
				return { ...row, values: { ...row.values, pinned: pinned?.has(row.id) ?? false } };
			}),
		newTask: (name, mark, pick) => ({
			name,
			projectId: idOf(product, projectOf(pick)),
			assigneeIds: [idOf(product, personOf(mark))],
		}),
		markOf: ({ assigneeIds: [person] = [] }) =>
			(person !== undefined && marks.get(numberOf(person))) || '',
		create(name, mark, pick, age = 0) {
			const fields = { name, project_id: projectOf(pick), user_id: personOf(mark) };
			const task = server.changeTask(server.state.nextId, fields);
			if (age > 0) {
				task.at = new Date(Date.now() - age * day).toISOString();
			}
		},
		change(id, field, value) {
			server.changeTask(numberOf(id), changed(server, field, value));
		},
		lock(ids) {
			server.options.failing = ids.map(numberOf).join();
		},
	};
}

function projectOf(pick: number): number {
	return projects[pick % projects.length] ?? 0;
}

function served(task: TrackTask, marks: ReadonlyMap<number, Mark>): ServedTask {
	return {
		id: idOf(product, task.id),
		mark: marks.get(task.user_id ?? 0) ?? '',
		name: task.name,
		parentId: null,
		values: {
			name: task.name,
			estimatedMins: task.estimated_seconds === 0 ? null : task.estimated_seconds / 60,
			done: !task.active,
			deleted: task.deleted_at !== null,
		},
	};
}

function changed({ state }: TrackServer, field: ModelField, value: Value): Partial<TrackTask> {
	switch (field) {
		case 'estimatedMins':
			return { estimated_seconds: Number(value) * 60 };
		case 'done':
			return { active: value !== true };
		case 'deleted':
			return { deleted_at: new Date(state.changedAt).toISOString() };
		default:
			throw new Error(`Nobody changes ${field} elsewhere.`);
	}
}
