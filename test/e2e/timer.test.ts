import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

test('a timer runs from the tree, shows in the status bar, and stops there', async ({ workbench, focus }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const row = workbench.tree(/Learn the new tide model/).first();
	await row.hover();
	await row.getByRole('button', { name: 'Start Timer' }).click();
	const status = page.locator('.statusbar').getByRole('button', { name: /Learn the new tide model/ });
	await expect(status).toBeVisible();
	await expect(workbench.tree(/Learn the new tide model, tracking/)).toBeVisible();
	// Off the row, whose buttons would hide what it says.
	await page.mouse.move(800, 400);
	await takePictures(workbench, 'timer');

	focus.clearRequests();
	const before = await status.textContent();
	await expect.poll(() => status.textContent()).not.toBe(before);
	expect(focus.requests).toEqual([]);

	await status.click();
	await expect(status).toBeHidden();
	await expect(workbench.tree(/Learn the new tide model, tracking/)).toBeHidden();
	expect(focus.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
		'POST stop',
	]);

	await test.step('the palette asks for the task', async () => {
		await workbench.run('Tasks for Toggl: Start Timer');
		await workbench.answer('Learn the new tide model');
		await expect(status).toBeVisible();
		await workbench.run('Tasks for Toggl: Create Sub-task');
		await workbench.answer('Learn the new tide model');
		const title = page.locator('.quick-input-title');
		await expect(title).toContainText('New sub-task of “Learn the new tide model”');
		await page.keyboard.press('Escape');
	});

	await test.step('a task of this computer has no workspace to open', async () => {
		const menu = page.locator('.context-view .monaco-menu');
		await row.click({ button: 'right' });
		await expect(menu).toContainText('Open Workspace in Browser');
		await page.keyboard.press('Escape');
		await driver.command('togglTasks.createTask', { name: 'Stays here', product: 'local' });
		await workbench.tree(/^Stays here/).click({ button: 'right' });
		await expect(menu).toContainText('Edit Task');
		await expect(menu).not.toContainText('Open Workspace in Browser');
		await page.keyboard.press('Escape');
	});
});
