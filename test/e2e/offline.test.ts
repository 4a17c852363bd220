import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';
import type { Workbench } from './workbench.ts';

type Task = { id: string; name: string; pending: boolean; trouble?: { kind: string } };

// Pictures are taken on the way, and pauses waited for.
test.setTimeout(180_000);

const down = { kind: 'status', status: 503 } as const;

async function find(workbench: Workbench, text: string): Promise<Task | undefined> {
	const [task] = await workbench.driver.command<Task[]>('togglTasks.findTasks', { text });
	return task;
}

async function refresh({ driver }: Workbench): Promise<void> {
	// While the service is down it rejects, as it should.
	await driver.command('togglTasks.refresh', {}).catch(() => undefined);
}

test('changes wait while the service is down, outlive VS Code, and are sent when it is back', async ({
	workbench,
	focus,
}) => {
	await workbench.open();
	await workbench.showTasks();
	const { driver, session, page } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const create = (name: string) =>
		driver.command<Task>('togglTasks.createTask', { name, projectId: 'focus:101' });
	const edited = await create('To be edited');
	const completed = await create('To be completed');
	const status = page.getByRole('button', { name: /^Toggl Focus\./ });
	await expect(status).toBeVisible();

	const away = focus.fail({ count: 10_000 }, down);
	await driver.command('togglTasks.updateTask', { id: edited.id, changes: { name: 'Edited offline' } });
	await driver.command('togglTasks.completeTask', { id: completed.id });
	const created = await create('Created offline');
	expect(created.id).toContain('focus:new-');
	await expect(workbench.tree(/Edited offline/)).toContainText('waiting');
	await expect(workbench.tree(/Created offline/)).toContainText('waiting');
	await expect(status).toContainText('3');
	await status.hover();
	await expect(page.locator('.monaco-hover', { hasText: '3 changes wait to be sent.' })).toBeVisible();
	await takePictures(workbench, 'changes-wait');

	await test.step('VS Code is killed', async () => {
		await session.kill();
		await session.start();
		await workbench.reload();
		await expect(workbench.tree(/Edited offline/)).toContainText('waiting');
		await expect(workbench.tree(/Created offline/)).toContainText('waiting');
	});
	away();
	await expect
		.poll(
			async () => {
				await refresh(workbench);
				return driver.command<unknown[]>('togglTasks.waitingChanges', {});
			},
			{ timeout: 30_000 },
		)
		.toEqual([]);
	const names = [...focus.state.tasks.values()].map(({ name }) => name);
	expect(names.filter((name) => name === 'Created offline')).toHaveLength(1);
	expect(names).toContain('Edited offline');
	expect((await find(workbench, 'Created offline'))?.id).toMatch(/^focus:\d+$/);
	await expect(workbench.tree(/Edited offline/)).not.toContainText('waiting');
});

test('a refused change has Retry and Discard, and both sides of a conflict are seen', async ({
	workbench,
	focus,
}) => {
	await workbench.open();
	await workbench.showTasks();
	const { driver, page } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const { id } = await driver.command<Task>('togglTasks.createTask', {
		name: 'Both sides',
		projectId: 'focus:101',
	});
	const number = Number(id.split(':')[1]);
	const row = workbench.tree(/Both sides|Refused/);
	const refuse = async (): Promise<void> => {
		focus.fail({ method: 'PATCH', count: 1 }, { kind: 'quota', resetsInSeconds: 1 });
		focus.fail(
			{ method: 'PATCH', count: 1 },
			{
				kind: 'status',
				status: 400,
				body: { error: 'refused', error_description: 'Name is too clever' },
			},
		);
		await driver.command('togglTasks.updateTask', { id, changes: { name: 'Refused' } });
		await expect(row).toContainText('not sent', { timeout: 15_000 });
	};

	await refuse();
	await expect(page.getByRole('button', { name: /1 change waits for you to decide/ })).toBeVisible();
	await takePictures(workbench, 'change-refused');
	await workbench.menu(row, 'Retry Change');
	await expect.poll(() => focus.state.tasks.get(number)?.name).toBe('Refused');
	await expect(row).not.toContainText('not sent');
	await driver.command('togglTasks.updateTask', { id, changes: { name: 'Both sides' } });

	await refuse();
	await workbench.menu(row, 'Discard Change');
	await workbench.dialog.getByRole('button', { name: 'Discard' }).click();
	await expect(workbench.tree(/Both sides/)).not.toContainText('not sent');

	await test.step('a conflict, in the quick pick and in the form', async () => {
		focus.fail({ method: 'PATCH', count: 1 }, { kind: 'dropAfter' });
		// It's looked for by itself, and must not be found before the others come.
		const away = focus.fail({ count: 10_000 }, down);
		await driver.command('togglTasks.updateTask', { id, changes: { notes: 'Mine' } });
		focus.changeTask(number, { notes: 'Theirs' });
		away();
		await expect
			.poll(async () => {
				await refresh(workbench);
				return (await find(workbench, 'Both sides'))?.trouble?.kind;
			})
			.toBe('conflict');
		await workbench.menu(workbench.tree(/Both sides/), 'Resolve Conflict…');
		await expect(workbench.choices.filter({ hasText: 'Keep Mine' })).toContainText('Notes: Mine');
		await expect(workbench.choices.filter({ hasText: 'Take Theirs' })).toContainText('Notes: Theirs');
		await takePictures(workbench, 'conflict-pick');
		await page.keyboard.press('Escape');
		await driver.command('togglTasks.editTask', { id });
		const form = await workbench.webview('Both sides');
		await expect(form.getByText('Notes: Theirs')).toBeVisible();
		await takePictures(workbench, 'conflict-form');
		await form.getByRole('button', { name: 'Take Theirs' }).click();
		await expect(form.getByLabel('Notes', { exact: true })).toHaveValue('Theirs');
		await expect(form.getByRole('button', { name: 'Take Theirs' })).toBeHidden();
		expect(focus.state.tasks.get(number)?.notes).toBe('Theirs');
	});

	await test.step('a save that has to wait says so', async () => {
		const form = await workbench.webview('Both sides');
		focus.fail({ method: 'PATCH', count: 1 }, { kind: 'quota', resetsInSeconds: 20 });
		await form.getByLabel('Notes', { exact: true }).fill('Typed while nothing is sent');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect(form.getByText(/Saved here; it will be sent after/)).toBeVisible();
		await takePictures(workbench, 'form-waits');
		await expect
			.poll(() => focus.state.tasks.get(number)?.notes, { timeout: 40_000 })
			.toBe('Typed while nothing is sent');
		await expect(form.getByText('Saved', { exact: true })).toBeVisible();
	});
});

test('signing out or in again with changes that wait asks first', async ({ workbench, focus }) => {
	await workbench.open();
	await workbench.showTasks();
	const { driver, dialog } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const [task] = await driver.command<Task[]>('togglTasks.findTasks', { product: 'focus' });
	focus.fail({ count: 10_000 }, { kind: 'quota', resetsInSeconds: 600 });
	await driver.command('togglTasks.updateTask', { id: task?.id, changes: { name: 'Not sent yet' } });

	await workbench.run('Tasks for Toggl: Sign In…');
	await workbench.choose('Toggl Focus');
	await expect(dialog).toContainText('1 change has not reached Toggl Focus yet.');
	await expect(dialog).toContainText('not sent without asking');
	await dialog.getByRole('button', { name: 'Cancel' }).click();

	await workbench.run('Tasks for Toggl: Sign Out');
	await expect(dialog).toContainText('1 change has not reached Toggl Focus yet.');
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(dialog).toBeHidden();
	expect((await find(workbench, 'Not sent yet'))?.pending).toBe(true);

	await workbench.run('Tasks for Toggl: Sign Out');
	await dialog.getByRole('button', { name: 'Discard Them and Sign Out' }).click();
	await expect.poll(() => driver.command<unknown[]>('togglTasks.syncStatus', {})).toEqual([]);
});
