import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

type Found = { id: string; name: string; startDate: string | null; recurringTaskId: number | null };

test('a recurring task is changed with all that follow it', async ({ workbench, focus }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await expect(workbench.tree(/Buy a new kettle/).first()).toBeVisible();
	const reviews = () => driver.command<Found[]>('togglTasks.findTasks', { text: 'Weekly review' });
	const found = await reviews();
	const instances = found
		.filter(({ recurringTaskId }) => recurringTaskId)
		.toSorted((a, b) => (a.startDate ?? '').localeCompare(b.startDate ?? ''));
	const [first, second, third] = instances.map(({ id }) => Number(id.split(':')[1]));
	await driver.command('togglTasks.editTask', { id: `focus:${second}` });
	const form = await workbench.webview('Weekly review');

	await test.step('the rule is made without knowing how one is written', async () => {
		await expect(form.getByLabel('Repeats', { exact: true })).toHaveValue('none');
		await form.getByLabel('Repeats', { exact: true }).selectOption('Weekly');
		await expect(form.getByText('every week', { exact: true })).toBeVisible();
		await form.getByLabel('Every', { exact: true }).fill('2');
		// With the keyboard, as a check box is.
		await form.getByLabel('Monday').focus();
		await page.keyboard.press('Space');
		await expect(form.getByText('every 2 weeks on Monday', { exact: true })).toBeVisible();
		await form.getByLabel('Ends', { exact: true }).selectOption('after');
		await form.getByLabel('Number of Times').fill('6');
		await expect(form.getByText('every 2 weeks on Monday 6 times', { exact: true })).toBeVisible();
		await form.getByLabel('Ends', { exact: true }).selectOption('never');
	});

	await test.step('a rule that can’t be said stays, and what is not chosen too', async () => {
		await form.getByText('Advanced', { exact: true }).click();
		const rule = form.getByLabel('Recurrence Rule');
		await expect(rule).toHaveValue('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO');
		await rule.fill('DTSTART:20261130T090000Z\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO');
		await expect(form.getByText('every 2 weeks on Monday', { exact: true })).toBeVisible();
		await workbench.screenshot('recurrence-lines');
		await rule.fill('FREQ=WEEKLY;X-COLOUR=Red;INTERVAL=3;BYDAY=MO');
		await expect(form.getByText(/This rule can’t be put into words/)).toBeVisible();
		await form.getByLabel('Every', { exact: true }).fill('2');
		await expect(rule).toHaveValue('FREQ=WEEKLY;X-COLOUR=Red;INTERVAL=2;BYDAY=MO');
		await rule.fill('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO');
		await form.getByText('Advanced', { exact: true }).click();
	});

	await test.step('what comes is asked for when it is opened', async () => {
		const asked = (): number =>
			focus.requests.filter(({ path }) => path.endsWith('/tasks/recurring')).length;
		expect(asked()).toBe(0);
		await form.getByText('Upcoming', { exact: true }).click();
		await expect(form.getByRole('list', { name: 'Upcoming' }).getByRole('button')).toHaveCount(1);
		expect(asked()).toBe(1);
		await form.getByLabel('Repeats', { exact: true }).scrollIntoViewIfNeeded();
		await takePictures(workbench, 'recurrence');
		await form.getByText('Upcoming', { exact: true }).scrollIntoViewIfNeeded();
		await workbench.screenshot('recurrence-upcoming');
	});

	await test.step('saving asks how far it goes', async () => {
		focus.clearRequests();
		const writes = (): string[] =>
			focus.requests
				.filter(({ method }) => method !== 'GET')
				.map(
					({ method, path, query }) =>
						`${method} ${path.split('/').at(-1)} ${JSON.stringify(query)}`,
				);
		await form.getByRole('button', { name: 'Save' }).click();
		await expect(page.locator('.quick-input-widget:visible')).toContainText('Save Recurring Task');
		await takePictures(workbench, 'recurrence-scope');
		await workbench.choose('Cancel');
		await expect(form.getByRole('button', { name: 'Save' })).not.toHaveAttribute('aria-disabled', 'true');
		expect(writes()).toEqual([]);
		await form.getByRole('button', { name: 'Save' }).click();
		await workbench.choose('This and following');
		await expect(form.getByText('Saved', { exact: true })).toBeVisible();
		expect(writes()).toEqual([`PATCH ${second} {"from_recurring_task_id":"${second}"}`]);
		const ruleOf = (id: number | undefined): unknown => focus.state.tasks.get(id ?? 0)?.rrule;
		expect([first, second, third].map(ruleOf)).toEqual([
			null,
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
		]);
	});

	await test.step('a date is the task’s own, which the question says', async () => {
		const days = () => [second, third].map((id) => focus.state.tasks.get(id ?? 0)?.end_date);
		const [, before] = days();
		await form.getByLabel('Due Date').fill('2030-01-02');
		await form.getByLabel('Estimate').fill('45m');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect(workbench.choices.filter({ hasText: 'This and following' })).toContainText(
			'The dates change for this task only.',
		);
		await takePictures(workbench, 'recurrence-dates');
		await workbench.choose('This and following');
		await expect.poll(() => days()).toEqual(['2030-01-02', before]);
		await expect.poll(() => focus.state.tasks.get(third ?? 0)?.estimated_mins).toBe(45);
	});

	await test.step('archiving asks too, and Undo brings back what it says', async () => {
		expect(found).toHaveLength(4);
		await form.getByRole('button', { name: 'Archive', exact: true }).click();
		await workbench.choose('This and following');
		await expect.poll(async () => (await reviews()).length).toBe(2);
		await workbench.screenshot('recurrence-archived');
		await workbench.toast('Archived 2 tasks').getByRole('button', { name: 'Undo' }).click();
		await expect.poll(async () => (await reviews()).length).toBe(4);
	});

	await test.step('an instance that comes opens in a form of its own', async () => {
		await form.getByRole('list', { name: 'Upcoming' }).getByRole('button').click();
		await expect(page.getByRole('tab', { name: /^Weekly review/ })).toHaveCount(2);
		await page
			.getByRole('tab', { name: /^Weekly review/ })
			.first()
			.click();
	});
});

test('a recurring task of this computer says its next days', async ({ workbench }) => {
	await workbench.open();
	await workbench.showTasks();
	const { driver } = workbench;
	await driver.command('togglTasks.createTask', {
		name: 'Water the plants',
		rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
	});
	await driver.command('togglTasks.editTask', { id: 'local:1' });
	const form = await workbench.webview('Water the plants');
	await expect(form.getByText('every 2 weeks on Monday', { exact: true })).toBeVisible();
	await form.getByText('Upcoming', { exact: true }).click();
	const days = form.getByRole('list', { name: 'Upcoming' }).getByRole('listitem');
	await expect(days.first()).toContainText('Monday');
	expect(await days.count()).toBeGreaterThanOrEqual(6);
});
