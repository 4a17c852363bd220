import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

test('a newcomer creates a task, edits it in the form, pins it, archives it and takes that back', async ({
	workbench,
}) => {
	const { page } = workbench;
	await workbench.open();
	await workbench.showTasks();

	await test.step('the welcome says what to do', async () => {
		await expect(page.getByText('You have no tasks yet.')).toBeVisible();
		await takePictures(workbench, 'first-start');
	});

	await test.step('create', async () => {
		await page.getByRole('button', { name: 'Create Task' }).first().click();
		await expect(page.locator('.quick-input-title')).toContainText(
			'New task without a project, This Computer',
		);
		await workbench.answer('Write the first test');
		await expect(workbench.tree(/Write the first test/)).toBeVisible();
	});

	await test.step('edit', async () => {
		await workbench.tree(/Write the first test/).click();
		const form = await workbench.webview('Write the first test');
		await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Write the first test');
		await form.getByLabel('Name', { exact: true }).fill('Write the second test');
		await form.getByLabel('Notes').fill('It has to be able to fail.');
		await form.getByLabel('Priority').selectOption({ label: 'High' });
		await form.getByLabel('Estimate').fill('1h 30m');
		await expect(page.getByRole('tab', { name: /● Write the/ })).toBeVisible();
		await page.keyboard.press('Control+S');
		await expect(page.getByRole('tab', { name: 'Write the second test', exact: true })).toBeVisible();
		await expect(workbench.tree(/Write the second test, high · 1h 30m/)).toBeVisible();
		const [task] = await workbench.driver.command<Record<string, unknown>[]>('togglTasks.findTasks', {
			text: 'second',
		});
		expect(task).toMatchObject({
			notes: 'It has to be able to fail.',
			priority: 'high',
			estimatedMins: 90,
		});
		await takePictures(workbench, 'form');
	});

	await test.step('pin', async () => {
		const row = workbench.tree(/Write the second test/).first();
		await row.hover();
		await row.getByRole('button', { name: 'Pin Task' }).click();
		await expect(workbench.tree('Pinned')).toBeVisible();
		await expect(workbench.tree(/Write the second test/)).toHaveCount(2);
		await takePictures(workbench, 'pinned');
	});

	await test.step('archive, and undo', async () => {
		await workbench.menu(workbench.tree(/Write the second test/).first(), 'Archive Task');
		await expect(workbench.tree(/Write the second test/)).toHaveCount(0);
		const toast = workbench.toast('Archived “Write the second test”.');
		await takePictures(workbench, 'archived');
		await toast.getByRole('button', { name: 'Undo' }).click();
		await expect(workbench.tree(/Write the second test/)).toHaveCount(2);
	});
});

test('the keyboard alone completes and deletes', async ({ workbench }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.createTask', { name: 'Water the plants' });
	const row = workbench.tree(/Water the plants/);
	await expect(row).toBeVisible();
	await workbench.run('Tasks for Toggl: Focus on Tasks View');
	const focused = page.locator('.sidebar .monaco-list:focus-within .monaco-list-row.focused');
	await expect(async () => {
		// The list has the focus a moment after the palette has gone.
		await page.keyboard.press('ArrowDown');
		await expect(focused).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 10_000 });
	await page.keyboard.press('Shift+F10');
	const entry = page.locator('.context-view .monaco-menu .action-item.focused');
	await expect(async () => {
		await page.keyboard.press('ArrowDown');
		await expect(entry).toContainText('Complete Task', { timeout: 300 });
	}).toPass();
	await page.keyboard.press('Enter');
	await expect
		.poll(async () => (await driver.command<{ done: boolean }[]>('togglTasks.findTasks', {}))[0]?.done)
		.toBe(true);
	// Space selects the row, which opens its form; from there it's back to the list.
	await page.keyboard.press('Space');
	await workbench.webview('Water the plants');
	await workbench.run('Tasks for Toggl: Focus on Tasks View');
	await expect(focused).toBeVisible();
	await page.keyboard.press('Delete');
	await expect(row).toHaveCount(0);
	await workbench.toast('Deleted “Water the plants”.').getByRole('button', { name: 'Undo' }).click();
	await expect(row).toBeVisible();
});
