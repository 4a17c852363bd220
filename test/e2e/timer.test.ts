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
});
