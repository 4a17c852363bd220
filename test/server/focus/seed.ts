import { newTask, type FocusProject, type FocusState, type FocusTask } from './focusState.ts';
import { seedTasks, type Sketch } from './seedTasks.ts';

const dayMs = 86_400_000;

const newProject = (id: number, name: string, color: string, client_id: number | null): FocusProject => ({
	id,
	name,
	color,
	client_id,
	private: false,
	pinned: false,
	active: true,
	archived_at: null,
	completed_at: null,
});

/** A workspace without tasks: 5 people, 2 clients, 6 projects (one completed, one private), 6 tags. */
export function seedWorkspace(): FocusState {
	return {
		organizationId: 9_012_345,
		workspaceId: 8_765_432,
		me: 3001,
		users: [
			{ id: 3001, name: 'Ada Maasik', email: 'ada@example.com' },
			{ id: 3002, name: 'Ben Okafor', email: 'ben@example.com' },
			{ id: 3003, name: 'Chloé Martin', email: 'chloe@example.com' },
			{ id: 3004, name: 'Dmitri Saar', email: 'dmitri@example.com' },
			{ id: 3005, name: 'Eeva Lind', email: 'eeva@example.com' },
		],
		clients: [
			{ id: 401, name: 'North Ferries' },
			{ id: 402, name: 'Lighthouse Press' },
		],
		projects: [
			newProject(101, 'Booking website', '#0b83d9', 401),
			// As projects made through the API are: never active, whatever they are (seen live).
			{ ...newProject(102, 'Ferry screens', '#d94182', 401), active: false },
			newProject(103, 'Sailing handbook', '#2da608', 402),
			{ ...newProject(104, 'House keeping', '#e36a00', null), pinned: true },
			{ ...newProject(105, 'Personal', '#9e5bd9', null), private: true },
			{ ...newProject(106, 'Old shop', '#525266', null), completed_at: '2026-02-01T09:00:00Z' },
		],
		statuses: [
			{ id: 301, name: 'Todo', type: 'todo', emoji: '📝' },
			{ id: 302, name: 'In Progress', type: 'in_progress', emoji: '🚧' },
			{ id: 303, name: 'Blocked', type: 'blocked', emoji: '⛔' },
			{ id: 304, name: 'Done', type: 'done', emoji: '✅' },
		],
		tags: [
			{ id: 201, name: 'backend', color: '#06a893' },
			{ id: 202, name: 'bug', color: '#d92b2b' },
			{ id: 203, name: 'design', color: '#c7af14' },
			{ id: 204, name: 'frontend', color: '#0b83d9' },
			{ id: 205, name: 'urgent', color: '#e36a00' },
			{ id: 206, name: 'writing', color: '#566614' },
		],
		tasks: new Map(),
		events: [
			{ id: 70_001, name: 'Harbour board meeting', date: dayFromToday(0) },
			{ id: 70_002, name: 'Dentist', date: dayFromToday(3) },
		],
		tracking: { running: null, nextId: 90_001 },
		nextId: 5101,
		changedAt: 0,
	};
}

/** The believable workspace: about 40 tasks up to three levels deep, pinned, archived, due, estimated, repeating. */
export function seed(): FocusState {
	const state = seedWorkspace();
	for (const sketch of seedTasks) {
		addSketch(state, sketch, null);
	}
	const series = addTask(state, 'Weekly review', { rrule: 'FREQ=WEEKLY', start_date: dayFromToday(-7) });
	for (const week of [-1, 0, 1]) {
		const day = dayFromToday(week * 7);
		addTask(state, 'Weekly review', {
			recurring_task_id: series.id,
			recurrence_date: day,
			start_date: day,
			end_date: day,
			estimated_mins: 30,
		});
	}
	return state;
}

/** The same workspace with a number of generated tasks: every fifth a sub-task of the one before, names unlike. */
export function manyTasks(count: number): FocusState {
	const state = seedWorkspace();
	const projects = [101, 102, 103, 104, null];
	for (let index = 0; index < count; index += 1) {
		const project_id = projects[index % 5] ?? null;
		addTask(state, `Task ${index + 1} of ${count}`, {
			project_id,
			parent_task_id: index % 5 === 1 ? state.nextId - 1 : null,
			status_id: 301 + (index % 4),
			priority: ['none', 'low', 'medium', 'high'][index % 4] ?? 'none',
			tag_ids: index % 3 === 0 ? [201 + (index % 6)] : [],
			assignee_user_ids: index % 2 === 0 ? [3001 + (index % 5)] : [],
			end_date: index % 7 === 0 ? dayFromToday(index % 60) : null,
			estimated_mins: index % 4 === 0 ? 15 + (index % 90) : null,
			description: `What is to be done in step ${index + 1}, in some words. `.repeat(1 + (index % 4)),
			pinned: index % 50 === 0,
		});
	}
	return state;
}

/** A day as `YYYY-MM-DD`, in UTC. */
export function dayFromToday(days: number): string {
	return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}

function addSketch(state: FocusState, sketch: Sketch, parent: FocusTask | null): void {
	const { below, start, end } = sketch;
	const task = addTask(state, sketch.name, {
		parent_task_id: parent?.id ?? null,
		description: sketch.description ?? null,
		project_id: state.projects.find(({ name }) => name === sketch.project)?.id ?? null,
		status_id: state.statuses.find(({ name }) => name === (sketch.status ?? 'Todo'))?.id ?? 301,
		priority: sketch.priority ?? 'none',
		pinned: sketch.pinned === true,
		private: sketch.private === true,
		start_date: start === undefined ? null : dayFromToday(start),
		end_date: end === undefined ? null : dayFromToday(end),
		estimated_mins: sketch.mins ?? null,
		tag_ids: state.tags.filter(({ name }) => sketch.tags?.includes(name) === true).map(({ id }) => id),
		assignee_user_ids: state.users
			.filter(({ name }) => sketch.people?.includes(name) === true)
			.map(({ id }) => id),
		total_tracked_time: sketch.status === undefined ? 0 : (sketch.mins ?? 0) * 40,
	});
	task.archived_at = sketch.archived === true ? task.updated_at : null;
	for (const each of below ?? []) {
		addSketch(state, each, task);
	}
}

/** Adds a task that is older than the ones after it. */
function addTask(state: FocusState, name: string, fields: Partial<FocusTask>): FocusTask {
	const task = { ...newTask(state, state.nextId, name), position: (state.nextId % 9) * 65_536 + 65_536 };
	const age = (6000 - (state.nextId % 6000)) * 60_000 + dayMs;
	const at = new Date(Date.now() - age).toISOString();
	Object.assign(task, { created_at: at, updated_at: at }, fields);
	state.nextId += 1;
	state.tasks.set(task.id, task);
	return task;
}
