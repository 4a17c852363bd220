import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { call, createTask, eventually, signInAfresh, signOut, updateTask } from './support.ts';

function forms(): vscode.Tab[] {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof vscode.TabInputWebview);
}

async function eventuallyShown(labels: readonly string[]): Promise<void> {
	const shown = (): string[] => forms().map(({ label }) => label);
	await eventually(`the tabs are ${labels.join()}`, () =>
		labels.every((label, index) => shown().length === labels.length && shown()[index] === label),
	);
}

describe('The form of a task', () => {
	afterEach(() => vscode.window.tabGroups.close(forms()));

	it('opens in a tab that has the task’s name, once', async () => {
		const first = await createTask({ name: 'In the form', product: 'local' });
		const second = await createTask({ name: 'Beside it', product: 'local' });
		await call('editTask', { id: first.id });
		await eventuallyShown(['In the form']);
		await call('editTask', { id: second.id });
		await eventuallyShown(['In the form', 'Beside it']);
		await call('editTask', { id: first.id });
		await eventually('the first is in front', () =>
			forms().some(({ isActive, label }) => isActive && label === 'In the form'),
		);
		await eventuallyShown(['In the form', 'Beside it']);
	});

	it('follows the task’s name', async () => {
		const { id } = await createTask({ name: 'Before', product: 'local' });
		await call('editTask', { id });
		await eventuallyShown(['Before']);
		await updateTask(id, { name: 'After' });
		await eventuallyShown(['After']);
	});

	it('opens for the row that was clicked', async () => {
		const { id } = await createTask({ name: 'Clicked', product: 'local' });
		const row = (of: string) => ({ kind: 'task', key: `project:task:${of}`, id: of, place: 'project' });
		await call('editTask', row(id), undefined);
		await eventuallyShown(['Clicked']);
		const other = await createTask({ name: 'Selected too', product: 'local' });
		await call('editTask', row(other.id), [row(id), row(other.id)]);
		await eventuallyShown(['Clicked', 'Selected too']);
	});

	it('opens for archived tasks and for those of Focus', async () => {
		await signInAfresh();
		const { id } = await createTask({ name: 'Archived', product: 'local' });
		await call('archiveTask', { id });
		await call('editTask', { id });
		await eventuallyShown(['Archived']);
		await focus.change({ tasks: [{ id: 9100, name: 'Made elsewhere' }] });
		await call('editTask', { id: 'focus:5101' });
		await eventuallyShown(['Archived', 'Launch the new booking page']);
		await signOut();
	});

	it('comes back after a reload: the extension wakes up for it', async () => {
		const { id } = await createTask({ name: 'Comes back', product: 'local' });
		await call('editTask', { id });
		await eventuallyShown(['Comes back']);
		const [form] = forms();
		assert.ok(form?.input instanceof vscode.TabInputWebview);
		const { viewType } = form.input;
		const { packageJSON } = vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl') ?? {};
		const events: string[] = Object(packageJSON).activationEvents;
		const woken = events.flatMap((event) => /^onWebviewPanel:(.+)$/.exec(event)?.[1] ?? []);
		assert.ok(
			woken.some((type) => viewType.endsWith(`-${type}`)),
			`${viewType} in ${woken.join()}`,
		);
	});
});
