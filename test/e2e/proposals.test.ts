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

test('a proposal shows all that it carries, and each field can be edited', async ({ workbench, focus }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await expect(workbench.tree(/Buy a new kettle/).first()).toBeVisible();
	const proposed = {
		name: 'Paint the boat',
		description: 'Two coats of red, and the name in white on both sides of the bow.',
		priority: 'high',
		tag_ids: [202],
		assignee_user_ids: [3001],
		parent_task_id: 5101,
		estimated_mins: 90,
	};
	const body = [proposed, { name: 'Mend the sail' }];
	focus.fail({ method: 'POST', path: '/workflows/tasks/prompt' }, { kind: 'status', status: 200, body });
	await workbench.run('Tasks for Toggl: Create Tasks from a Prompt…');
	await workbench.answer('Get the boat ready');
	const review = page.locator('.quick-input-widget:visible');
	const row = workbench.choices.filter({ hasText: 'Paint the boat' });
	await expect(row).toContainText('Priority: High');
	await expect(row).toContainText('Tags: bug');
	await expect(row).toContainText('Assignees: Ada Maasik');
	await takePictures(workbench, 'proposals-carrying');

	await row.hover();
	await row.getByRole('button', { name: 'Edit the Task' }).click();
	await expect(review).toContainText('Edit “Paint the boat”');
	await takePictures(workbench, 'proposals-edit');
	await workbench.choose(/^Priority/);
	await workbench.choose('Low');
	await expect(review.getByRole('option', { name: 'Priority, low' })).toBeVisible();
	await workbench.choose(/^Description/);
	await workbench.answer('Two coats of blue');
	await expect(review.getByRole('option', { name: 'Description, Two coats of blue' })).toBeVisible();
	await workbench.choose(/^Parent Task/);
	await workbench.choose('No Parent Task');
	await workbench.choose('Back to the Tasks');
	await expect(row).toContainText('Priority: Low');
	await expect(row).not.toContainText('Parent Task');

	focus.clearRequests();
	await review.getByRole('button', { name: 'OK' }).click();
	await expect(workbench.toast('Created 2 tasks.')).toBeVisible();
	expect(focus.requests.map(({ body: sent }) => sent)).toEqual([
		{
			tasks: [
				{
					name: 'Paint the boat',
					description: 'Two coats of blue',
					priority: 'low',
					tag_ids: [202],
					assignee_user_ids: [3001],
					estimated_mins: 90,
				},
				{ name: 'Mend the sail' },
			],
		},
	]);
});

test('tasks are found in a picture that is pasted', async ({ workbench, focus }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await expect(workbench.tree(/Buy a new kettle/).first()).toBeVisible();
	await workbench.run('Tasks for Toggl: Create Tasks from an Image…');
	await takePictures(workbench, 'paste-where');
	await workbench.choose('Paste from the Clipboard');
	const paste = await workbench.webview('Paste an Image');
	const box = paste.getByRole('textbox', { name: 'Press Ctrl+V to paste the image' });
	await expect(box).toBeFocused();
	await takePictures(workbench, 'paste');

	await test.step('what is no picture is said to be none', async () => {
		await page.evaluate(() => navigator.clipboard.writeText('no picture'));
		await box.focus();
		await page.keyboard.press('Control+V');
		await expect(paste.getByRole('alert')).toContainText('There is no image in the clipboard.');
		await expect(box).toHaveValue('');
		await takePictures(workbench, 'paste-none');
	});

	await test.step('a picture goes to the service', async () => {
		focus.clearRequests();
		await page.evaluate(async () => {
			const canvas = document.createElement('canvas');
			canvas.getContext('2d')?.fillRect(0, 0, 8, 8);
			const picture = await new Promise<Blob | null>((resolve) => {
				canvas.toBlob(resolve, 'image/png');
			});
			await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture ?? '' })]);
		});
		await box.focus();
		await page.keyboard.press('Control+V');
		const review = page.locator('.quick-input-widget:visible');
		await expect(review).toContainText('Task from clipboard.png');
		await expect(page.getByRole('tab', { name: 'Paste an Image' })).toHaveCount(0);
		expect(focus.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
			'POST extract',
		]);
		await review.getByRole('button', { name: 'OK' }).click();
		await expect(workbench.toast('Created 1 task.')).toBeVisible();
	});

	await test.step('Escape and Cancel leave', async () => {
		for (const leave of ['Escape', 'Cancel']) {
			await workbench.run('Tasks for Toggl: Create Tasks from an Image…');
			await workbench.choose('Paste from the Clipboard');
			const again = await workbench.webview('Paste an Image');
			await expect(again.getByRole('textbox')).toBeFocused();
			await (leave === 'Escape'
				? page.keyboard.press('Escape')
				: again.getByRole('button', { name: 'Cancel' }).click());
			await expect(page.getByRole('tab', { name: 'Paste an Image' })).toHaveCount(0);
		}
	});
});
