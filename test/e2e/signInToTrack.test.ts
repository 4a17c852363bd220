import { expect, test } from './fixtures.ts';

test('signing in to Toggl Track asks for a password and a workspace, and says which has no tasks', async ({
	workbench,
	track,
	focus,
}) => {
	const { page } = workbench;
	const box = page.locator('.quick-input-widget:visible');
	const title = box.locator('.quick-input-title');
	await workbench.open();
	await workbench.showTasks();
	await page.getByRole('button', { name: 'Sign In' }).first().click();
	await workbench.choose('Toggl Track');

	await test.step('a Focus key is told apart', async () => {
		await expect(title).toContainText('API token of Toggl Track');
		await workbench.answer(focus.key);
		await expect(box.locator('.quick-input-message')).toContainText('API key of Toggl Focus');
	});

	await test.step('an e-mail address asks for the password, and may be mended from there', async () => {
		await expect(title).toContainText('(1/2)');
		await workbench.input.fill('nobody@example.com');
		await expect(title).toContainText('(1/3)');
		await page.keyboard.press('Enter');
		await expect(title).toContainText('Password of Toggl Track (2/3)');
		await box.getByRole('button', { name: 'Back' }).click();
		await expect(workbench.input).toHaveValue('nobody@example.com');
	});

	await test.step('the password may be wrong at first', async () => {
		await workbench.answer(track.login.email);
		await expect(title).toContainText('Password of Toggl Track');
		await expect(workbench.input).toHaveAttribute('type', 'password');
		await workbench.answer('wrong');
		await expect(box.locator('.quick-input-message')).toContainText(
			'does not accept this e-mail address',
		);
		await workbench.answer(track.login.password);
	});

	await test.step('a workspace without tasks says so, and another is chosen', async () => {
		await expect(title).toContainText('Workspace of Toggl Track (3/3)');
		await box.getByRole('button', { name: 'Back' }).click();
		await expect(title).toContainText('Password of Toggl Track');
		await page.keyboard.press('Enter');
		await expect(title).toContainText('Workspace of Toggl Track');
		await expect(workbench.choices).toHaveCount(2);
		await workbench.screenshot('sign-in-track-workspaces');
		await workbench.choose('At home');
		await expect(title).toContainText('need a paid plan');
		await workbench.choose('Harbour Works');
		await expect(workbench.toast('You are signed in to Toggl Track.')).toBeVisible();
	});

	await expect(workbench.tree(/Harbour audit/).first()).toBeVisible();
	await workbench.screenshot('signed-in-track');
});
