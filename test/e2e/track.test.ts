import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

/** Where the mouse lies on nothing that would say something about itself. */
const editors = [800, 400] as const;

test('tasks of Toggl Track are pinned here, without a request', async ({ workbench, track }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'track', token: track.token });
	const report = workbench.tree(/Read the old report/);
	await expect(report).toBeVisible();
	track.clearRequests();
	await report.hover();
	await report.getByRole('button', { name: 'Pin Task', exact: true }).click();
	await expect(workbench.tree(/^Pinned/)).toBeVisible();
	await expect(report).toHaveCount(2);
	expect(track.requests).toEqual([]);
	await page.mouse.move(...editors);
	await takePictures(workbench, 'track-alone');

	await workbench.reload();
	await workbench.showTasks();
	await expect(report).toHaveCount(2);
});

test('the form of a task says what Toggl Track alone says, and saves to it', async ({ workbench, track }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'track', token: track.token });
	const trailers = workbench.tree(/prices of trailers/);
	await expect(trailers).toBeVisible();
	track.changeTask(6109, { recurring: true, rate: 80.5, tracked: 5400 });
	await driver.command('togglTasks.refresh');
	track.clearRequests();
	// Not by a click: a row that is being drawn anew has no command for a moment.
	await driver.command('togglTasks.editTask', { id: 'track:6109' });
	const form = await workbench.webview('Issue 12: prices of trailers');
	await expect(form.getByText('Tracked: 1h 30m')).toBeVisible();
	const facts = form.getByRole('region', { name: 'From the Service' });
	await expect(form.getByRole('heading')).toHaveText(['Schedule', 'People', 'Options', 'From the Service']);
	await expect(facts.getByRole('definition')).toHaveText(['Yes', '80.5', 'github · issue · 12']);
	await expect(form.getByLabel('Project')).toBeDisabled();
	await expect(form.getByLabel('Project')).toHaveValue('track:802');
	await expect(form.getByText('can’t move a task to another project')).toBeVisible();
	await form.getByLabel('Estimate').fill('2h');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect
		.poll(() => track.requests.map(({ method, path, body }) => [method, path.slice(-24), body]))
		.toEqual([['PUT', '/projects/802/tasks/6109', { estimated_seconds: 7200 }]]);
	await page.mouse.move(...editors);
	await takePictures(workbench, 'track-form');

	await test.step('its menu offers what such a task has', async () => {
		const menu = page.locator('.context-view .monaco-menu');
		await trailers.click({ button: 'right' });
		await expect(menu.getByRole('menuitem', { name: 'Complete Task' })).toBeVisible();
		await expect(menu.getByRole('menuitem', { name: 'Create Sub-task' })).toHaveCount(0);
		await menu.getByRole('menuitem', { name: 'Change' }).hover();
		await expect(page.getByRole('menuitem', { name: 'Assign' })).toBeVisible();
		for (const other of ['Move to Project', 'Set Status', 'Set Due Date', 'Add Tag']) {
			await expect(page.getByRole('menuitem', { name: other })).toHaveCount(0);
		}
		await takePictures(workbench, 'track-menu');
		await page.keyboard.press('Escape');
	});
});

test('a task of Toggl Track is handed over by one choice, and has somebody from then on', async ({
	workbench,
	track,
}) => {
	const { page, driver } = workbench;
	await workbench.open();
	await driver.command('togglTasks.signIn', { product: 'track', token: track.token });
	const people = ['Ada Maasik', 'Ben Okafor', 'Chloé Martin'];
	const bodies = () => track.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);

	await test.step('from one person to another', async () => {
		await driver.command('togglTasks.editTask', { id: 'track:6101' });
		const before = await workbench.webview('Count the berths');
		const choice = before.getByLabel('Assignee', { exact: true });
		await expect(choice).toHaveValue('track:4001');
		await expect(choice.getByRole('option')).toHaveText(people);
		await takePictures(workbench, 'track-assignee');
		await choice.selectOption('Ben Okafor');
		await expect(before.getByRole('button', { name: 'Save' })).toBeEnabled();
		// What is not saved comes back with the form.
		await driver.command('workbench.action.closeActiveEditor');
		await driver.command('togglTasks.editTask', { id: 'track:6101' });
		const form = await workbench.webview('● Count the berths');
		const assignee = form.getByLabel('Assignee', { exact: true });
		await expect(assignee).toHaveValue('track:4002');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect.poll(bodies).toEqual([{ user_id: 4002 }]);
		await expect(form.getByText('Saved', { exact: true })).toBeVisible();
		await expect(assignee).toHaveValue('track:4002');
	});

	await test.step('from nobody to a person, who can be thought better of until it is saved', async () => {
		await driver.command('togglTasks.editTask', { id: 'track:6104' });
		const form = await workbench.webview('Read the old report');
		const assignee = form.getByLabel('Assignee', { exact: true });
		const save = form.getByRole('button', { name: 'Save' });
		await expect(assignee).toHaveValue('');
		await expect(assignee.getByRole('option')).toHaveText(['Nobody', ...people]);
		await takePictures(workbench, 'track-assignee-nobody');
		await assignee.selectOption('Ada Maasik');
		await expect(save).toBeEnabled();
		await assignee.selectOption('Nobody');
		await expect(save).toBeDisabled();
		await assignee.selectOption('Chloé Martin');
		await save.click();
		await expect.poll(bodies).toEqual([{ user_id: 4002 }, { user_id: 4003 }]);
		await expect(assignee.getByRole('option')).toHaveText(people);
		await expect(assignee).toHaveValue('track:4003');
	});

	await test.step('what others make of it is shown, and leaves nothing to choose that can’t be', async () => {
		const form = await workbench.webview('Read the old report');
		const assignee = form.getByLabel('Assignee', { exact: true });
		track.changeTask(6104, { user_id: null });
		await driver.command('togglTasks.refresh');
		await expect(assignee).toHaveValue('');
		track.changeTask(6104, { user_id: 4001 });
		await driver.command('togglTasks.refresh');
		await expect(assignee).toHaveValue('track:4001');
		await expect(assignee.getByRole('option')).toHaveText(people);
		await page.mouse.move(...editors);
	});
});

test('of many tasks of Toggl Track, the one that could not be completed is named', async ({
	workbench,
	track,
}) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'track', token: track.token });
	const berths = workbench.tree(/Count the berths/);
	const cranes = workbench.tree(/Photograph the cranes/);
	await expect(cranes).toBeVisible();
	track.options.failing = '6102';
	await berths.click();
	await cranes.click({ modifiers: ['Control'] });
	await workbench.menu(cranes, 'Complete Task');
	await expect(workbench.toast(/1 of 2 tasks were not changed: “Photograph the cranes”/)).toBeVisible();
	await expect(berths.getByRole('checkbox')).toBeChecked();
	await expect(cranes.getByRole('checkbox')).not.toBeChecked();
	expect(track.state.tasks.get(6101)?.active).toBe(false);
	expect(track.state.tasks.get(6102)?.active).toBe(true);
	await page.mouse.move(...editors);
	await takePictures(workbench, 'track-partial');
});

test('tasks of both products are in one tree, each below its own', async ({ workbench, focus, track }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await workbench.showTasks();
	await driver.command('togglTasks.signIn', { product: 'track', token: track.token });
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const roots = (product: string) => workbench.tree(new RegExp(`^Toggl ${product}`));
	const kettle = workbench.tree(/Buy a new kettle/);
	const printers = workbench.tree(/Ask the printers/);
	await expect(roots('Focus')).toHaveCount(1);
	await expect(roots('Track')).toHaveCount(1);

	await test.step('a task of each is pinned beside the other', async () => {
		const [first] = await driver.command<{ id: string }[]>('togglTasks.findTasks', {
			text: 'Buy a new kettle',
		});
		await driver.command('togglTasks.pinTask', { ids: [first?.id, 'track:6106'] });
		await expect(workbench.tree(/^Pinned/)).toBeVisible();
		await expect(kettle.first()).toBeVisible();
		await expect(printers.first()).toBeVisible();
		await page.mouse.move(...editors);
		await takePictures(workbench, 'both-products');
	});

	await test.step('the menu of a row has what the tasks of its product have', async () => {
		const entry = (name: string) => page.getByRole('menuitem', { name });
		for (const [row, canMove] of [
			[kettle.first(), 1],
			[printers.first(), 0],
		] as const) {
			await row.click({ button: 'right' });
			await expect(entry('Complete Task')).toBeVisible();
			await expect(entry('Create Sub-task')).toHaveCount(canMove);
			await entry('Change').hover();
			await expect(entry('Assign To')).toBeVisible();
			for (const other of ['Move to Project', 'Set Status', 'Set Due Date', 'Add Tag']) {
				await expect(entry(other)).toHaveCount(canMove);
			}
			await page.keyboard.press('Escape');
			await page.keyboard.press('Escape');
			await expect(entry('Complete Task')).toHaveCount(0);
		}
	});

	await test.step('a task of each is completed, at its own service', async () => {
		focus.clearRequests();
		track.clearRequests();
		await kettle.first().getByRole('checkbox').click();
		await printers.first().getByRole('checkbox').click();
		await expect(kettle.first().getByRole('checkbox')).toBeChecked();
		await expect(printers.first().getByRole('checkbox')).toBeChecked();
		await expect.poll(() => track.state.tasks.get(6106)?.active).toBe(false);
		const writes = ({ requests }: typeof focus | typeof track) =>
			requests.filter(({ method }) => method !== 'GET').length;
		await expect.poll(() => writes(focus)).toBe(1);
		expect(writes(track)).toBe(1);
		// A click alone doesn't check the row of the same task in its project.
		await expect(printers.last().getByRole('checkbox')).toBeChecked();
		await page.mouse.move(...editors);
		await takePictures(workbench, 'both-completed');
	});
});
