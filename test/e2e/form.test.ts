import type { Page } from '@playwright/test';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';
import type { Workbench } from './workbench.ts';

async function signIn(workbench: Workbench, focus: FocusServer): Promise<void> {
	await workbench.open();
	await workbench.showTasks();
	await workbench.driver.command('togglTasks.signIn', {
		product: 'focus',
		token: focus.key,
		url: focus.webUrl,
	});
	await expect(workbench.tree(/Launch the new booking page/).first()).toBeVisible();
}

/** The line over the choices, by which one box is told from the next. */
function placeholder(page: Page, text: string) {
	return page.locator(`.quick-input-widget:visible input[placeholder="${text}"]`);
}

test('a field that the workspace requires is asked for, and kept in the form', async ({
	workbench,
	focus,
}) => {
	Object.assign(focus.options, { constraints: 'on', requiredFieldsAnswer: 422 });
	const { page } = workbench;
	await signIn(workbench, focus);
	focus.clearRequests();

	await test.step('create', async () => {
		await workbench.run('Tasks for Toggl: Create Task…');
		await expect(placeholder(page, 'What is to be done?')).toBeVisible();
		await workbench.answer('Paint the railing @"Ferry screens"');
		const description = placeholder(page, 'Type the description');
		await expect(description).toBeVisible();
		await expect(page.locator('.quick-input-title')).toContainText(
			'requires these fields: description, tags',
		);
		await takePictures(workbench, 'required-asked');
		await workbench.answer('It rusts.');
		await expect(placeholder(page, 'Choose at least one tag')).toBeVisible();
		await workbench.choose('writing');
		await page.keyboard.press('Enter');
		await expect(workbench.tree(/Paint the railing/)).toBeVisible();
		const posts = focus.requests.filter(({ method }) => method === 'POST');
		expect(posts.map(({ body }) => body)).toMatchObject([
			{ name: 'Paint the railing', description: 'It rusts.' },
		]);
	});

	await test.step('the form says it and refuses to empty it', async () => {
		await workbench.tree(/Paint the railing/).click();
		const form = await workbench.webview('Paint the railing');
		const description = form.getByLabel('Description (required)');
		await expect(description).toHaveValue('It rusts.');
		await description.fill('');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect(form.getByText('Tasks here need this. Fill it in, then save.')).toBeVisible();
		await expect(description).toBeFocused();
		await takePictures(workbench, 'required-form');
		await description.fill('It rusts away.');
		await form.getByRole('button', { name: 'Save' }).click();
		await expect.poll(() => focus.requests.at(-1)?.body).toEqual({ description: 'It rusts away.' });
	});
});

test('what is wrong with a field is in sight where the form is narrow and low', async ({
	workbench,
	focus,
}) => {
	const { page } = workbench;
	await signIn(workbench, focus);
	const [task] = await workbench.driver.command<{ id: string }[]>('togglTasks.findTasks', {
		text: 'Connect the payment',
	});
	await workbench.driver.command('togglTasks.editTask', { id: task?.id });
	const form = await workbench.webview('Connect the payment');
	await page.setViewportSize({ width: 750, height: 700 });
	const estimate = form.getByLabel('Estimate');
	await estimate.fill('soon');
	await form.getByLabel('Name').focus();
	await page.keyboard.press('ControlOrMeta+s');
	await expect(estimate).toBeFocused();
	const problem = form.getByText('Write hours and minutes');
	await expect(problem).toBeInViewport({ ratio: 1 });
	const head = form.locator('header');
	const padding = await form.evaluate(() =>
		Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop),
	);
	expect(padding).toBeGreaterThan((await head.boundingBox())?.height ?? 0);
	await takePictures(workbench, 'form-narrow-problem');
});

test('the timer runs in the form', async ({ workbench, focus }) => {
	await signIn(workbench, focus);
	const [task] = await workbench.driver.command<{ id: string }[]>('togglTasks.findTasks', {
		text: 'Connect the payment',
	});
	focus.changeTask(Number(task?.id.slice('focus:'.length)), { total_tracked_time: 5400 });
	await workbench.driver.command('togglTasks.refresh');
	await workbench.driver.command('togglTasks.editTask', { id: task?.id });
	const form = await workbench.webview('Connect the payment');
	await expect(form.getByText('Tracked: 1h 30m')).toBeVisible();
	await form.getByRole('button', { name: 'Start Timer' }).click();
	const running = form.getByRole('timer');
	await expect(running).toHaveText(/^Running: 0:0\d$/);
	await expect.poll(() => focus.requests.at(-1)?.path).toMatch(/\/tracking\/start$/);
	await takePictures(workbench, 'form-timer');
	focus.clearRequests();
	const before = await running.textContent();
	await expect.poll(() => running.textContent()).not.toBe(before);
	expect(focus.requests).toEqual([]);
	await form.getByRole('button', { name: 'Stop Timer' }).click();
	await expect(running).toHaveText('');
	await expect(form.getByRole('button', { name: 'Start Timer' })).toBeFocused();
});

test('the path leads up, and the sub-tasks lead down', async ({ workbench, focus }) => {
	const { page } = workbench;
	const { project_id } = focus.state.tasks.get(5101) ?? {};
	const archived = { archived_at: '2026-11-01T00:00:00Z', ...(project_id ? { project_id } : {}) };
	focus.changeTask(9000, { name: 'Season of last year', ...archived });
	focus.changeTask(9001, { name: 'Spring', parent_task_id: 9000, ...archived });
	focus.changeTask(9002, { name: 'Varnish the oars', parent_task_id: 9001, ...archived });
	await signIn(workbench, focus);
	await workbench.driver.command('togglTasks.editTask', { id: 'focus:9001' });
	const form = await workbench.webview('Spring');
	const path = form.getByRole('navigation');
	await expect(path).toHaveText(/Booking website.*Season of last year/);
	const below = form.getByRole('region', { name: 'Sub-tasks' });
	await expect(below.getByRole('checkbox', { name: 'Varnish the oars' })).not.toBeChecked();
	await takePictures(workbench, 'form-path');

	await below.getByRole('checkbox', { name: 'Varnish the oars' }).check();
	await expect.poll(() => focus.state.tasks.get(9002)?.status_id).toBe(304);
	await below.getByRole('button', { name: 'Varnish the oars' }).click();
	await expect(page.getByRole('tab', { name: 'Varnish the oars' })).toBeVisible();
	const child = await workbench.webview('Varnish the oars');
	await child.getByRole('button', { name: 'Season of last year' }).click();
	await expect(page.getByRole('tab', { name: 'Season of last year' })).toBeVisible();

	const top = await workbench.webview('Season of last year');
	await top.getByRole('button', { name: 'Add Sub-task' }).click();
	await expect(page.locator('.quick-input-title')).toContainText('New sub-task of “Season of last year”');
	await workbench.answer('Summer');
	await expect(top.getByRole('button', { name: 'Summer' })).toBeVisible();
});

test('the whole task is overwritten once the person agrees', async ({ workbench, focus }) => {
	await signIn(workbench, focus);
	const [task] = await workbench.driver.command<{ id: string }[]>('togglTasks.findTasks', {
		text: 'Timetable import',
	});
	const number = Number(task?.id.slice('focus:'.length));
	await workbench.driver.command('togglTasks.editTask', { id: task?.id });
	const form = await workbench.webview('Timetable import');
	await form.getByLabel('Notes').fill('From the form');
	focus.changeTask(number, { description: 'From elsewhere' });
	focus.clearRequests();
	await form.getByText('Advanced').click();
	const overwrite = form.getByRole('button', { name: 'Overwrite the Whole Task with This Form' });
	await overwrite.click();
	await expect(workbench.dialog).toContainText('This can’t be undone.');
	await takePictures(workbench, 'form-overwrite');
	await workbench.dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(workbench.dialog).toBeHidden();
	expect(focus.requests).toEqual([]);
	await overwrite.click();
	await workbench.dialog.getByRole('button', { name: 'Overwrite' }).click();
	await expect.poll(() => focus.state.tasks.get(number)?.notes).toBe('From the form');
	expect(focus.requests[0]).toMatchObject({ method: 'PUT', body: { description: '', pinned: false } });
	expect(focus.state.tasks.get(number)?.description).toBe('');
	await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
});
