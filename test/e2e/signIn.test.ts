import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

test('signing in brings the tasks of Toggl Focus under their projects', async ({ workbench, focus }) => {
	const { page } = workbench;
	const box = page.locator('.quick-input-widget:visible');
	await workbench.open();
	await workbench.showTasks();
	await page.getByRole('button', { name: 'Sign In' }).first().click();
	await workbench.choose('Toggl Focus');
	await expect(box.locator('.quick-input-title')).toContainText('API key of Toggl Focus');

	await test.step('a Track token is told apart, and stays to be mended', async () => {
		await workbench.answer(focus.trackToken);
		await expect(box.locator('.quick-input-message')).toContainText('Toggl Track');
		await workbench.screenshot('sign-in-track-token');
		await workbench.answer(focus.revokedKey);
	});

	await test.step('a refused key is asked for again, and the address is kept', async () => {
		await expect(box.locator('.quick-input-title')).toContainText('Workspace of Toggl Focus (2/2)');
		await workbench.answer(focus.webUrl);
		await expect(box.locator('.quick-input-title')).toContainText('API key of Toggl Focus (1/2)');
		await expect(box.locator('.quick-input-message')).toContainText('does not accept this key');
		await expect(workbench.input).toHaveValue(focus.revokedKey);
		await workbench.answer(focus.key);
		await expect(box.locator('.quick-input-title')).toContainText('Workspace of Toggl Focus');
		await expect(workbench.input).toHaveValue(focus.webUrl);
	});

	await test.step('Back leads to the key', async () => {
		await box.getByRole('button', { name: 'Back' }).click();
		await expect(workbench.input).toHaveValue(focus.key);
		await page.keyboard.press('Enter');
	});

	await test.step('a wrong organization is told before anything is kept', async () => {
		await expect(box.locator('.quick-input-title')).toContainText('Workspace of Toggl Focus');
		await workbench.answer(`999999999/${focus.workspaceId}`);
		await expect(box.locator('.quick-input-message')).toContainText(/organization/i);
		await workbench.answer(focus.webUrl);
		await expect(workbench.toast('You are signed in to Toggl Focus.')).toBeVisible();
	});

	const some = [...focus.state.tasks.values()].find(
		(task) => task.project_id && !task.archived_at && !task.parent_task_id && task.status_id,
	);
	const project = focus.state.projects.find(({ id }) => id === some?.project_id);
	await expect(workbench.tree(`${project?.name}, has actions`)).toBeVisible();
	await takePictures(workbench, 'signed-in');

	await test.step('the key is in no file and no log', async () => {
		const files = readdirSync(workbench.session.userDataDir, { recursive: true, withFileTypes: true });
		const texts = files
			.filter((file) => file.isFile())
			.map((file) => readFileSync(join(file.parentPath, file.name)));
		expect(texts.some((text) => text.includes('/users/me/settings'))).toBe(true);
		expect(texts.filter((text) => text.includes(focus.key))).toEqual([]);
	});

	await test.step('the checkbox completes a task at the service', async () => {
		focus.clearRequests();
		const row = workbench
			.tree(/./)
			.filter({ has: page.getByRole('checkbox', { checked: false }) })
			.first();
		await row.getByRole('checkbox').click();
		await expect
			.poll(() => focus.requests.map(({ method, body }) => ({ method, body })))
			.toEqual([{ method: 'PATCH', body: { status_id: expect.any(Number) } }]);
	});
});

test('what goes wrong is said in the view, and the tasks stay', async ({ workbench, focus }) => {
	const { driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const rows = workbench.tree();
	await expect.poll(() => rows.count()).toBeGreaterThan(5);
	const message = workbench.page.locator('.sidebar .tree-explorer-viewlet-tree-view .message').first();

	for (const [fault, sentence] of [
		[{ kind: 'status', status: 401 }, 'Sign in again'],
		[{ kind: 'status', status: 500 }, 'has a problem of its own'],
		[{ kind: 'html' }, 'could not be read'],
		// The last, because until then nothing is asked for.
		[{ kind: 'quota', resetsInSeconds: 5 }, 'are used up until'],
	] as const) {
		await test.step(sentence, async () => {
			const end = focus.fail({ path: '/tasks/stream', count: 5 }, fault);
			await driver.command('togglTasks.refresh', {}).catch(() => undefined);
			await expect(message).toContainText(sentence);
			expect(await rows.count()).toBeGreaterThan(5);
			end();
		});
	}
	await workbench.screenshot('failure-in-view');
	await expect(async () => {
		await driver.command('togglTasks.refresh', {});
		await expect(message).toBeHidden({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
});

test('hostile names are text', async ({ workbench, focus }) => {
	const { driver, page } = workbench;
	const names = [
		'[click](command:workbench.action.closeWindow)',
		'<img src=x onerror="document.title=1">',
		'$(zap) **bold** `code`',
		'right \u202Eto left',
		'n'.repeat(10_000),
	];
	const tasks = [...focus.state.tasks.values()].filter((task) => !task.archived_at && !task.parent_task_id);
	names.forEach((name, i) => focus.changeTask(tasks[i]?.id ?? 0, { name, notes: name, pinned: true }));
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const row = workbench.tree(/\[click\]/).first();
	await expect(row).toBeVisible();
	await expect(workbench.tree(/<img src=x/).first()).toBeVisible();
	await expect(workbench.tree(/\$\(zap\) \*\*bold\*\*/).first()).toBeVisible();
	await row.hover();
	await page.waitForTimeout(1200);
	await workbench.screenshot('hostile-names');
	await workbench.menu(row, 'Archive Task');
	const toast = workbench.toast('Archived');
	await expect(toast).toContainText('click');
	await expect(toast.getByRole('link')).toHaveCount(0);
	await expect(toast.locator('a[href^="command:"], a[data-href^="command:"]')).toHaveCount(0);
});
