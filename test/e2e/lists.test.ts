import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';
import type { Workbench } from './workbench.ts';

type Found = { id: string; name: string; parentId: string | null }[];

/** A few local tasks of two projects, on show. */
async function openWithTasks(workbench: Workbench): Promise<void> {
	await workbench.open();
	await workbench.showTasks();
	const { driver } = workbench;
	const project = (name: string) => driver.command<{ id: string }>('togglTasks.createProject', { name });
	const website = await project('Website');
	await project('Handbook');
	await driver.command('togglTasks.createTag', { name: 'bug' });
	for (const task of [
		{ name: 'Fix the login', priority: 'high', projectId: website.id, endDate: '2099-12-01' },
		{ name: 'Draw the icons', priority: 'low', projectId: website.id },
		{ name: 'Buy a kettle' },
		{ name: 'Choose the colours', projectId: website.id },
	]) {
		await driver.command('togglTasks.createTask', task);
	}
	await driver.command('togglTasks.completeTask', { id: 'local:4' });
	// Rows move as tasks come; a click on one that still moves hits another.
	await expect(workbench.tree()).toHaveCount(7);
	await expect(workbench.tree(/Choose the colours/).getByRole('checkbox')).toBeChecked();
}

async function tagsOf(workbench: Workbench, text: string): Promise<number | undefined> {
	const [task] = await workbench.driver.command<{ tagIds?: string[] }[]>('togglTasks.findTasks', { text });
	return task?.tagIds?.length;
}

test('a tag that does not exist yet is made where a task gets it', async ({ workbench }) => {
	await openWithTasks(workbench);
	const kettle = workbench.tree(/Buy a kettle/);
	await kettle.click();
	await workbench.run('Tasks for Toggl: Add Tag…');
	await expect(workbench.choices.last()).toContainText('Create Tag…');
	await workbench.input.fill('errand');
	await expect(workbench.choices).toHaveText([/Create Tag…/]);
	await takePictures(workbench, 'create-tag');
	await workbench.choose('Create Tag…');
	// The list had this text as well.
	await expect(workbench.page.locator('.quick-input-title')).toContainText('Create Tag');
	await expect(workbench.input).toHaveValue('errand');
	await workbench.page.keyboard.press('Enter');
	await expect.poll(() => tagsOf(workbench, 'Buy a kettle')).toBe(1);
});

test('a project and a tag that do not exist yet are made where the line of a new task names them', async ({
	workbench,
}) => {
	await openWithTasks(workbench);
	const { page } = workbench;
	await workbench.run('Tasks for Toggl: Create Task…');
	await workbench.input.fill('Paint the sign @Harbour #outdoors');
	await expect(workbench.choices.nth(1)).toContainText('Create project “Harbour”');
	await expect(workbench.choices.nth(2)).toContainText('Create tag “outdoors”');
	await takePictures(workbench, 'create-named');
	await workbench.choose('Create tag “outdoors”');
	await expect(page.locator('.quick-input-message')).toContainText('#outdoors — Left');
	await workbench.choose('Create project “Harbour”');
	await expect(page.locator('.quick-input-title')).toContainText('Harbour');
	await expect(workbench.choices.first()).toContainText('Create “Paint the sign”');
	await page.keyboard.press('Enter');
	await expect(workbench.tree(/Harbour/)).toBeVisible();
	await expect.poll(() => tagsOf(workbench, 'Paint the sign')).toBe(1);
});

test('a project that is not in the list is made by the name that was typed there', async ({ workbench }) => {
	await openWithTasks(workbench);
	const { page } = workbench;
	await workbench.run('Tasks for Toggl: Create Task…');
	await page.getByRole('button', { name: 'Choose Another Project' }).click();
	await expect(workbench.input).toHaveAttribute('placeholder', 'The project of the new task');
	await workbench.input.fill('Lighthouse');
	await expect(workbench.choices).toHaveText([/Create Project…/]);
	await takePictures(workbench, 'create-typed-project');
	await workbench.choose('Create Project…');
	await expect(page.locator('.quick-input-title')).toContainText('Create Project');
	await expect(workbench.input).toHaveValue('Lighthouse');
	await page.keyboard.press('Enter');
	await expect(page.locator('.quick-input-title')).toContainText('Lighthouse');
	await page.keyboard.press('Escape');
});

test('a tag that does not exist yet is made in the form', async ({ workbench }) => {
	await openWithTasks(workbench);
	const { page } = workbench;
	await workbench.tree(/Buy a kettle/).click();
	const form = await workbench.webview('Buy a kettle');
	const tags = form.getByRole('combobox', { name: 'Tags' });
	await tags.fill('errand');
	const make = form.getByRole('option', { name: 'Create tag “errand”' });
	await expect(make).toBeVisible();
	await takePictures(workbench, 'form-create-tag');
	await page.keyboard.press('Enter');
	await expect(form.getByRole('button', { name: 'Remove errand' })).toBeVisible();
	await expect(tags).toHaveValue('');
	await tags.fill('Errand');
	await expect(form.getByRole('option', { name: 'errand' })).toBeVisible();
	await expect(make).toHaveCount(0);
	await page.keyboard.press('Escape');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect.poll(() => tagsOf(workbench, 'Buy a kettle')).toBe(1);
});

test('a filter says what it shows, and goes with one click', async ({ workbench }) => {
	await openWithTasks(workbench);
	const { page } = workbench;
	const header = page.locator('.sidebar .pane-header', { hasText: 'Tasks' }).first();
	await workbench.run('Tasks for Toggl: Filter Tasks…');
	await workbench.choose('Text…');
	await expect(page.locator('.quick-input-message')).toContainText('Words in the name');
	await workbench.answer('login');
	await expect(workbench.tree(/Fix the login/)).toBeVisible();
	await expect(workbench.tree(/Buy a kettle/)).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(header).toContainText('login');
	await takePictures(workbench, 'filter');
	const { driver } = workbench;
	await driver.command('togglTasks.createTask', { name: 'Tray icon', parentId: 'local:2' });
	await driver.command('togglTasks.createTask', { name: 'Sketch on paper', parentId: 'local:5' });
	await driver.command('togglTasks.filterTasks', { filter: { text: 'paper' } });
	await expect(workbench.tree(/Sketch on paper/)).toBeVisible();
	await header.hover();
	await header.getByRole('button', { name: 'Clear Filter' }).click();
	await expect(workbench.tree(/Buy a kettle/)).toBeVisible();
	await expect(workbench.tree(/Draw the icons/)).toBeVisible();
	await expect(workbench.tree(/Sketch on paper/)).toHaveCount(0);

	await workbench.run('Tasks for Toggl: Filter Tasks…');
	await workbench.choose('Due Between…');
	await expect(page.locator('.quick-input-message')).toContainText('Empty for any');
	await workbench.input.fill('soon');
	await expect(page.locator('.quick-input-message')).toContainText('Write days such as');
	await workbench.input.fill('2026-12-01..2099-12-31');
	await expect(page.locator('.quick-input-message')).toContainText('due 2026-12-01 – 2099-12-31');
	await takePictures(workbench, 'filter-days');
	await page.keyboard.press('Enter');
	await expect(workbench.choices.filter({ hasText: 'Due Between…' })).toContainText('due 2026-12-01');
	// Not all of the list fits in.
	await workbench.answer('tracked time');
	await workbench.choose('no time tracked');
	await expect(header).toContainText('no time tracked · due 2026-12-01');
	await expect(workbench.tree(/Fix the login/)).toBeVisible();
	await expect(workbench.tree(/Buy a kettle/)).toHaveCount(0);
	await takePictures(workbench, 'filter-box');
	await workbench.choose('Clear Filter');
	await expect(workbench.tree(/Buy a kettle/)).toBeVisible();
	await page.keyboard.press('Escape');

	await workbench.run('Tasks for Toggl: Hide Done Tasks');
	await expect(workbench.tree(/Choose the colours/)).toHaveCount(0);
	await workbench.run('Tasks for Toggl: Show Done Tasks');
	await expect(workbench.tree(/Choose the colours/)).toBeVisible();
});

test('tasks are grouped by what the person chooses', async ({ workbench }) => {
	await openWithTasks(workbench);
	for (const [grouping, row] of [
		['Status', 'Todo, has actions'],
		['Due Date', 'No Due Date, has actions'],
		['Priority', 'High, has actions'],
		['Assignee', 'No Assignee, has actions'],
		['Tag', 'No Tag, has actions'],
	] as const) {
		await test.step(grouping, async () => {
			await workbench.run('Tasks for Toggl: Group Tasks By…');
			await workbench.choose(grouping);
			await expect(workbench.tree(new RegExp(row.split(',')[0] ?? '')).first()).toBeVisible();
			await expect(workbench.tree(/Fix the login/)).toBeVisible();
			await workbench.screenshot(`group-by-${grouping.toLowerCase().replace(' ', '-')}`);
		});
	}
	await workbench.run('Tasks for Toggl: Group Tasks By…');
	await workbench.choose('No Groups');
	await expect(workbench.tree(/^Website/)).toHaveCount(0);
	await expect(workbench.tree(/Fix the login/)).toBeVisible();
});

test('several tasks are archived at once, and brought back', async ({ workbench }) => {
	await openWithTasks(workbench);
	await workbench.tree(/Fix the login/).click({ modifiers: ['Control'] });
	await workbench.tree(/Draw the icons/).click({ modifiers: ['Control'] });
	await workbench.menu(workbench.tree(/Draw the icons/), 'Archive Task');
	await expect(workbench.tree(/Fix the login|Draw the icons/)).toHaveCount(0);
	await workbench.screenshot('archived-several');
	await workbench.toast('Archived 2 tasks.').getByRole('button', { name: 'Undo' }).click();
	await expect(workbench.tree(/Fix the login|Draw the icons/)).toHaveCount(2);
});

test('a task is dragged under another', async ({ workbench }) => {
	await openWithTasks(workbench);
	await workbench.tree(/Draw the icons/).dragTo(workbench.tree(/Fix the login/));
	const parentOf = async (): Promise<string | null | undefined> =>
		(await workbench.driver.command<Found>('togglTasks.findTasks', { text: 'icons' }))[0]?.parentId;
	await expect.poll(parentOf).toBe('local:1');
	await workbench.screenshot('dragged-under');
});

test('one line says all about a new task', async ({ workbench }) => {
	await openWithTasks(workbench);
	const { page, driver } = workbench;
	await workbench.run('Tasks for Toggl: Create Task…');
	await workbench.input.fill('Mend the footer @Website #bug !high 1h30m > Fix the login');
	await expect(page.locator('.quick-input-widget:visible')).toContainText('Website');
	await takePictures(workbench, 'one-line');
	await page.keyboard.press('Enter');
	await expect
		.poll(() => driver.command<Found>('togglTasks.findTasks', { text: 'footer' }))
		.toMatchObject([
			{
				name: 'Mend the footer',
				projectId: 'local:1',
				parentId: 'local:1',
				tagIds: ['local:1'],
				priority: 'high',
				estimatedMins: 90,
			},
		]);
});

test('keys and menus are about the rows that they show', async ({ workbench }) => {
	await workbench.open();
	await workbench.showTasks();
	const { page, driver } = workbench;
	for (const name of ['Alpha', 'Beta', 'Gamma']) {
		await driver.command('togglTasks.createTask', { name });
	}
	await expect(workbench.tree()).toHaveCount(3);

	const focused = page.locator('.sidebar .monaco-list:focus-within .monaco-list-row.focused');

	await test.step('Delete is about the row with the focus, not the selected one', async () => {
		await workbench.tree(/^Alpha/).click();
		await workbench.webview('Alpha');
		await workbench.run('Tasks for Toggl: Focus on Tasks View');
		await expect(focused).toHaveAttribute('aria-label', /^Alpha/);
		await page.keyboard.press('ArrowDown');
		await expect(focused).toHaveAttribute('aria-label', /^Beta/);
		await page.keyboard.press('Delete');
		await expect(workbench.tree(/^Beta/)).toHaveCount(0);
		await workbench.toast('Deleted “Beta”.').getByRole('button', { name: 'Undo' }).click();
		await expect(workbench.tree(/^Beta/)).toBeVisible();
	});

	await test.step('Delete is about all selected rows, when the one with the focus is among them', async () => {
		await workbench.tree(/^Alpha/).click();
		await workbench.tree(/^Beta/).click({ modifiers: ['Control'] });
		await page.keyboard.press('Delete');
		await expect(workbench.tree()).toHaveCount(1);
		await workbench.toast('Deleted 2 tasks.').getByRole('button', { name: 'Undo' }).click();
		await expect(workbench.tree()).toHaveCount(3);
	});

	await test.step('Edit Task is about the clicked row, and not offered for several', async () => {
		await driver.command('togglTasks.completeTask', { id: 'local:1' });
		await expect(workbench.tree(/^Alpha/).getByRole('checkbox')).toBeChecked();
		await workbench.tree(/^Alpha/).click();
		await workbench.tree(/^Beta/).click({ modifiers: ['Control'] });
		await workbench.tree(/^Beta/).click({ button: 'right' });
		const menu = page.locator('.context-view .monaco-menu');
		await expect(menu).toContainText('Archive Task');
		await expect(menu).not.toContainText('Edit Task');
		await page.keyboard.press('Escape');
	});

	await test.step('several rows can be completed or reopened, whichever they are', async () => {
		await workbench.menu(workbench.tree(/^Beta/), 'Complete Task');
		await expect(workbench.tree(/^Beta/).getByRole('checkbox')).toBeChecked();
		await expect(workbench.tree(/^Alpha/).getByRole('checkbox')).toBeChecked();
		await workbench.menu(workbench.tree(/^Beta/), /^Pin Task/);
		await expect(workbench.tree(/^Alpha|^Beta/)).toHaveCount(4);
	});

	await test.step('Delete works in the archive, too', async () => {
		await driver.command('togglTasks.archiveTask', { id: 'local:3' });
		await page.getByRole('button', { name: /^Archived Section/ }).click();
		await workbench.tree(/^Gamma/).click();
		await workbench.webview('Gamma');
		await workbench.run('Tasks for Toggl: Focus on Archived View');
		// The view reads its rows anew when one of them changes, and none has the focus then.
		await expect(async () => {
			await page.keyboard.press('ArrowDown');
			await expect(focused).toHaveAttribute('aria-label', /^Gamma/, { timeout: 1000 });
		}).toPass({ timeout: 10_000 });
		await page.keyboard.press('Delete');
		await expect(workbench.toast('Deleted “Gamma”.')).toBeVisible();
		await expect(workbench.tree(/^Gamma/)).toHaveCount(0);
	});
});

test('a project is archived and brought back', async ({ workbench }) => {
	await openWithTasks(workbench);
	await workbench.menu(workbench.tree(/^Handbook/), 'Archive Project');
	await expect(workbench.tree(/^Handbook/)).toHaveCount(0);
	await workbench.toast('Archived the project “Handbook”.').getByRole('button', { name: 'Undo' }).click();
	await expect(workbench.tree(/^Handbook/)).toBeVisible();
	await workbench.menu(workbench.tree(/^Website/), 'Archive Project');
	await expect(workbench.toast('Archived the project “Website”. Its tasks stay.')).toBeVisible();
	await expect(workbench.tree(/^Website/).filter({ hasText: 'archived' })).toBeVisible();
	await workbench.menu(workbench.tree(/^Website/), 'Unarchive Project');
	await expect(workbench.tree(/^Website/).filter({ hasText: 'archived' })).toHaveCount(0);
});

test('what is new or moved is on show', async ({ workbench }) => {
	await openWithTasks(workbench);
	const { page, driver } = workbench;
	const selected = page.locator('.sidebar .monaco-list-row.selected');

	await test.step('the first sub-task', async () => {
		await workbench.menu(workbench.tree(/^Buy a kettle/), 'Create Sub-task');
		await workbench.answer('Compare the prices');
		await expect(workbench.tree(/^Compare the prices/)).toBeVisible();
		await expect(selected).toHaveAttribute('aria-label', /^Compare the prices/);
	});

	await test.step('a task in a closed project', async () => {
		await workbench.tree(/^Website/).click();
		await expect(workbench.tree(/^Draw the icons/)).toHaveCount(0);
		await workbench.menu(workbench.tree(/^Website/), 'Create Task');
		await workbench.answer('Write the footer');
		await expect(workbench.tree(/^Write the footer/)).toBeVisible();
		await expect(selected).toHaveAttribute('aria-label', /^Write the footer/);
	});

	await test.step('a dragged task, and the way back', async () => {
		await workbench.tree(/^Handbook/).click();
		await workbench.tree(/^Draw the icons/).dragTo(workbench.tree(/^Fix the login/));
		await expect(workbench.tree(/^Draw the icons/)).toBeVisible();
		await expect(selected).toHaveAttribute('aria-label', /^Draw the icons/);
		await workbench.toast('Changed “Draw the icons”.').getByRole('button', { name: 'Undo' }).click();
		const parentOf = async (): Promise<string | null | undefined> =>
			(await driver.command<Found>('togglTasks.findTasks', { text: 'icons' }))[0]?.parentId;
		await expect.poll(parentOf).toBe(null);
	});
});
