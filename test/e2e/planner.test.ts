import type { Frame, Locator } from '@playwright/test';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { dayFromToday } from '../server/focus/seed.ts';
import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';
import type { Workbench } from './workbench.ts';

type Found = { name: string; assigneeIds: string[]; endDate: string | null };

async function signIn(workbench: Workbench, focus: FocusServer): Promise<void> {
	await workbench.open();
	await workbench.showTasks();
	const { driver } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await driver.command('togglTasks.findTasks', { limit: 0 });
	await driver.evaluate((vscode) => vscode.commands.executeCommand('notifications.clearAll'));
}

async function planner(workbench: Workbench, by?: string): Promise<Frame> {
	await workbench.driver.command('togglTasks.openPlanner', by ? { by } : {});
	const page = await workbench.webview('Planner');
	await expect(page.locator('.card').first()).toBeVisible();
	return page;
}

/** The group with this name, and its cards. */
function group(page: Frame, name: string): Locator {
	return page.getByRole('region', { name });
}

/** Takes a card with the mouse and carries it, step by step, as a hand does; it isn't let go. */
async function carry(
	workbench: Workbench,
	card: Locator,
	to: (box: { x: number; y: number; width: number }) => Promise<{ x: number; y: number }>,
): Promise<void> {
	const { mouse } = workbench.page;
	await card.hover();
	const box = (await card.boundingBox()) ?? { x: 0, y: 0, width: 0 };
	const { x, y } = await to(box);
	await mouse.down();
	await mouse.move(x, y, { steps: 12 });
}

/** The moves that reached the service. */
function moves(focus: FocusServer): unknown[] {
	return focus.requests
		.filter(({ method }) => method === 'PATCH')
		.map(({ path, body }) => [path.split('/').at(-1), body]);
}

test('the planner by user with a drag', async ({ workbench, focus }) => {
	await signIn(workbench, focus);
	focus.clearRequests();
	await workbench.run('Tasks for Toggl: Open Planner');
	const page = await workbench.webview('Planner');
	await expect(page.locator('.card').first()).toBeVisible();
	await workbench.screenshot('planner-projects');
	await page.getByRole('radio', { name: 'People' }).check();
	await expect(group(page, 'Dmitri Saar')).toBeVisible();
	await takePictures(workbench, 'planner-people');
	expect(focus.requests.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([
		'groups/projects',
		'groups/users',
	]);

	const { mouse, keyboard } = workbench.page;
	const name = /^Show delays on the quay screens/;
	const task = async (): Promise<Found | undefined> =>
		(await workbench.driver.command<Found[]>('togglTasks.findTasks', { text: 'Show delays' }))[0];
	const toEeva = async ({ x, width }: { x: number; width: number }) => ({
		x: x + width / 2 - width,
		y: ((await group(page, 'Eeva Lind').boundingBox())?.y ?? 0) + 20,
	});
	const [theirs, hers] = [
		group(page, 'Dmitri Saar').getByRole('button', { name }),
		group(page, 'Eeva Lind').getByRole('button', { name }),
	];

	await test.step('Escape lets a card go back', async () => {
		await carry(workbench, theirs, toEeva);
		await takePictures(workbench, 'planner-drag');
		await keyboard.press('Escape');
		await mouse.up();
		await expect(page.locator('.dragged, .hint')).toHaveCount(0);
		expect(moves(focus)).toEqual([]);
	});

	await test.step('a drop changes person and day, in the tree too', async () => {
		await carry(workbench, theirs, toEeva);
		await mouse.up();
		await expect(hers).toBeVisible();
		await expect(theirs).toHaveCount(0);
		await expect
			.poll(() => moves(focus))
			.toEqual([
				[
					'users',
					[
						{
							id: expect.any(Number),
							op: 'move',
							target_group_id: 3005,
							source_group_id: 3004,
							weight: 0,
							end_date: dayFromToday(3),
						},
					],
				],
			]);
		await expect.poll(task).toMatchObject({ assigneeIds: ['focus:3005'], endDate: dayFromToday(3) });
	});

	await test.step('a drop that the service refuses is taken back with a sentence', async () => {
		focus.fail({ method: 'PATCH', path: '/tasks/groups/users' }, { kind: 'status', status: 403 });
		await carry(workbench, hers, async ({ x, width }) => ({
			x: x + width / 2,
			y: ((await group(page, 'Dmitri Saar').boundingBox())?.y ?? 0) + 20,
		}));
		await mouse.up();
		await expect(page.getByRole('alert').filter({ hasText: 'does not let you do this' })).toBeVisible();
		await expect(hers).toBeVisible();
		await expect(theirs).toHaveCount(0);
		expect(await task()).toMatchObject({ assigneeIds: ['focus:3005'] });
		await expect(workbench.toast(/does not let you/)).toHaveCount(0);
		await workbench.screenshot('planner-refused');
		await page.getByRole('button', { name: 'Dismiss' }).click();
		await expect(page.getByRole('alert').filter({ hasText: 'does not let' })).toHaveCount(0);
	});

	await test.step('a click opens the form', async () => {
		await hers.click();
		await workbench.webview('Show delays on the quay screens');
	});
});

test('the planner without a mouse', async ({ workbench, focus }) => {
	await signIn(workbench, focus);
	const page = await planner(workbench, 'users');
	const { keyboard } = workbench.page;
	const name = /^Show delays on the quay screens/;
	focus.clearRequests();
	const card = group(page, 'Dmitri Saar').getByRole('button', { name });
	await card.focus();

	await keyboard.press('Shift+ArrowRight');
	await expect.poll(() => moves(focus)).toMatchObject([['users', [{ end_date: dayFromToday(5) }]]]);
	await expect(card).toBeFocused();
	await expect(page.getByRole('status').filter({ hasText: 'Moved: Dmitri Saar' })).toHaveCount(1);

	await keyboard.press('m');
	await expect(workbench.choices.filter({ hasText: 'Move to…' })).toBeVisible();
	await workbench.screenshot('planner-menu');
	await workbench.choose('Move to…');
	await expect(workbench.choices.filter({ hasText: 'No Assignee' })).toBeVisible();
	// After the first list VS Code gives the focus back to the planner, which may be as late as this.
	await card.focus();
	await workbench.choose('No Assignee');
	const nobody = group(page, 'No Assignee').getByRole('button', { name });
	await expect(nobody).toBeVisible();
	await expect
		.poll(() => moves(focus).at(-1))
		.toMatchObject(['users', [{ op: 'move', target_group_id: null }]]);

	await nobody.focus();
	await keyboard.press('Enter');
	await workbench.webview('Show delays on the quay screens');
});

test('the planner says what can’t be shown', async ({ workbench, focus }) => {
	await signIn(workbench, focus);
	const card = { start_date: dayFromToday(0), end_date: dayFromToday(1), weight: 0 };
	const body = {
		data: [
			{
				id: 3001,
				type: 'users',
				name: null,
				tasks: [
					{ ...card, id: 5101, name: 'Seen', masked: false },
					{ ...card, id: 99_001, name: null, masked: true },
				],
			},
		],
		page: 1,
		per_page: 100,
	};
	focus.fail({ method: 'GET', path: '/tasks/groups/users' }, { kind: 'status', status: 200, body });
	const page = await planner(workbench, 'users');
	const masked = page.getByRole('button', { name: /^A task of others that you may not see/ });
	await expect(masked).toHaveText('Private');
	await takePictures(workbench, 'planner-masked');
	focus.clearRequests();
	await masked.focus();
	await workbench.page.keyboard.press('Shift+ArrowRight');
	await workbench.page.keyboard.press('Enter');
	await carry(workbench, masked, async ({ x, y }) => ({ x: x + 200, y }));
	await workbench.page.mouse.up();
	await expect(page.locator('.dragged')).toHaveCount(0);
	expect(focus.requests).toEqual([]);

	await test.step('a failure has its cure', async () => {
		focus.fail({ method: 'GET', path: '/tasks/groups/tags' }, { kind: 'status', status: 403 });
		await page.getByRole('radio', { name: 'Tags' }).check();
		const alert = page.getByRole('alert').filter({ hasText: 'does not let you' });
		await expect(alert.getByRole('button', { name: 'Sign In' })).toBeVisible();
		await workbench.screenshot('planner-failed');
		await alert.getByRole('button', { name: 'Retry' }).click();
		await expect(group(page, 'backend')).toBeVisible();
		await expect(alert).toHaveCount(0);
		await workbench.screenshot('planner-tags');
	});

	await test.step('other days may be empty', async () => {
		for (let times = 0; times < 3; times += 1) {
			await page.getByRole('button', { name: 'Previous Two Weeks' }).click();
		}
		await expect(page.getByRole('status').filter({ hasText: 'Nothing is planned' })).toBeVisible();
		await workbench.screenshot('planner-empty');
		await page.getByRole('button', { name: 'Today' }).click();
		await expect(page.locator('.card').first()).toBeVisible();
	});
});
