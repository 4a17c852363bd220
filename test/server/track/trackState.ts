/** The data behind the service, with the names of the wire. */
export type TrackState = {
	readonly organizationId: number;
	/** The workspace that has tasks. */
	readonly workspaceId: number;
	/** A workspace on the free plan, which has none. */
	readonly freeWorkspaceId: number;
	readonly me: number;
	readonly users: readonly TrackUser[];
	readonly projects: readonly TrackProject[];
	readonly tasks: Map<number, TrackTask>;
	nextId: number;
	/** The latest change, in milliseconds since 1970. */
	changedAt: number;
};

type TrackUser = { readonly id: number; readonly fullname: string; readonly email: string };

type TrackProject = {
	readonly id: number;
	readonly name: string;
	readonly color: string;
	readonly client_name: string | null;
	readonly active: boolean;
	readonly is_private: boolean;
};

export type TrackTask = {
	readonly id: number;
	project_id: number;
	name: string;
	active: boolean;
	/** 0 where there is none. */
	estimated_seconds: number;
	user_id: number | null;
	recurring: boolean;
	rate: number | null;
	/** Seconds that were tracked; which unit is shown is an option. */
	tracked: number;
	integration_provider: string | null;
	integration_ext_type: string | null;
	integration_ext_id: string | null;
	readonly created_at: string;
	at: string;
	deleted_at: string | null;
};

/** The time of a change: now, but always after the change before. */
export function touch(state: TrackState): string {
	state.changedAt = Math.max(Date.now(), state.changedAt + 1);
	return new Date(state.changedAt).toISOString();
}

export function newTask(
	state: TrackState,
	projectId: number,
	fields: Partial<TrackTask> & { name: string },
): TrackTask {
	const at = touch(state);
	const task: TrackTask = {
		active: true,
		estimated_seconds: 0,
		user_id: null,
		recurring: false,
		rate: null,
		tracked: 0,
		integration_provider: null,
		integration_ext_type: null,
		integration_ext_id: null,
		created_at: at,
		at,
		deleted_at: null,
		...fields,
		id: fields.id ?? state.nextId,
		project_id: projectId,
	};
	state.nextId = Math.max(state.nextId, task.id) + 1;
	state.tasks.set(task.id, task);
	return task;
}

/** A believable workspace: 3 people, 3 projects (one closed), a dozen of tasks. */
export function seed(): TrackState {
	const state: TrackState = {
		organizationId: 7_012_345,
		workspaceId: 7_765_432,
		freeWorkspaceId: 7_765_433,
		me: 4001,
		users: [
			{ id: 4001, fullname: 'Ada Maasik', email: 'ada@example.com' },
			{ id: 4002, fullname: 'Ben Okafor', email: 'ben@example.com' },
			{ id: 4003, fullname: 'Chloé Martin', email: 'chloe@example.com' },
		],
		projects: [
			project(801, 'Harbour audit', '#0b83d9', 'North Ferries', true),
			project(802, 'Price list', '#d94182', null, true),
			project(803, 'Last winter', '#525266', null, false),
		],
		tasks: new Map(),
		nextId: 6101,
		changedAt: Date.now() - 86_400_000,
	};
	const add = (projectId: number, name: string, fields: Partial<TrackTask> = {}) => {
		const at = new Date(Date.now() - (6200 - state.nextId) * 60_000).toISOString();
		newTask(state, projectId, { created_at: at, at, ...fields, name });
	};
	add(801, 'Count the berths', { estimated_seconds: 7200, user_id: 4001, tracked: 5430 });
	add(801, 'Photograph the cranes', { estimated_seconds: 5400, user_id: 4002 });
	add(801, 'Check the ladders', { active: false, tracked: 960 });
	add(801, 'Read the old report', { estimated_seconds: 90 });
	add(801, 'Weekly summary', { recurring: true });
	add(802, 'Ask the printers', { user_id: 4003, tracked: 61 });
	add(802, 'Compare last year', { rate: 80.5 });
	add(802, 'Translate to Estonian', { active: false });
	add(802, 'Issue 12: prices of trailers', {
		integration_provider: 'github',
		integration_ext_type: 'issue',
		integration_ext_id: '12',
	});
	add(803, 'Send the invoices', { active: false, tracked: 36_000 });
	return state;
}

/** The same workspace with a number of generated tasks in two of its projects. */
export function manyTasks(count: number): TrackState {
	const state = seed();
	state.tasks.clear();
	for (let index = 0; index < count; index += 1) {
		newTask(state, 801 + (index % 2), {
			name: `Task ${index + 1} of ${count}`,
			active: index % 4 !== 0,
			tracked: index * 7,
		});
	}
	return state;
}

function project(
	id: number,
	name: string,
	color: string,
	client_name: string | null,
	active: boolean,
): TrackProject {
	return { id, name, color, client_name, active, is_private: false };
}
