import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

test('proposals are reviewed before any task is created', async ({ workbench, focus }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await expect(workbench.tree(/Buy a new kettle/).first()).toBeVisible();
	focus.clearRequests();
	await workbench.run('Tasks for Toggl: Create Tasks from a Prompt…');
	await workbench.answer('Paint the boat. Mend the sail. Sell the oars');
	const review = page.locator('.quick-input-widget:visible');
	await expect(review).toContainText('Mend the sail');
	expect(focus.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['prompt']);
	await takePictures(workbench, 'proposals');
	await workbench.choices.getByText('Sell the oars').click();
	await expect(review).toContainText('2 Selected');
	await review.getByRole('button', { name: 'OK' }).click();
	await expect(workbench.toast('Created 2 tasks.')).toBeVisible();
	const found = await driver.command<{ name: string }[]>('togglTasks.findTasks', {});
	const names = found.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['Paint the boat', 'Mend the sail']));
	expect(names).not.toContain('Sell the oars');
	expect(focus.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['prompt', 'bulk']);
});
