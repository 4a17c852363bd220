import { expect, test } from './fixtures.ts';
import { keptEditors } from './keptEditors.ts';
import type { Workbench } from './workbench.ts';

type Found = { done: boolean }[];

test('two windows see each other’s local tasks within a second', async ({ workbench, anotherWindow }) => {
	await workbench.open();
	await workbench.showTasks();
	const other = await anotherWindow();
	await other.open();
	await other.showTasks();
	/**
	 * How often the other window has to be asked, 20 ms apart, until its own copy of the tasks is so: 50 times are a
	 * second on an idle machine, and on a busy one as much more as what they wait for.
	 */
	const asked = async (window: Workbench, done: boolean): Promise<number> => {
		let times = 0;
		await expect
			.poll(
				async () => {
					times++;
					const [found] = await window.driver.command<Found>('togglTasks.findTasks', {
						text: 'elsewhere',
					});
					return found?.done;
				},
				{ intervals: [20] },
			)
			.toBe(done);
		return times;
	};
	const { id } = await workbench.driver.command<{ id: string }>('togglTasks.createTask', {
		name: 'Seen elsewhere',
	});
	expect(await asked(other, false)).toBeLessThan(50);
	await other.driver.command('togglTasks.completeTask', { id });
	expect(await asked(workbench, true)).toBeLessThan(50);
	await expect(other.tree(/Seen elsewhere/)).toBeVisible();
	await expect(workbench.tree(/Seen elsewhere/).getByRole('checkbox')).toBeChecked();
});

test('the form loses nothing that was typed to a failed save or a reload', async ({ workbench, focus }) => {
	await workbench.open();
	await workbench.showTasks();
	const { driver } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const task = [...focus.state.tasks.values()].find(({ archived_at }) => !archived_at);
	const name = String(task?.name);
	await driver.command('togglTasks.editTask', { id: `focus:${task?.id}` });
	const form = await workbench.webview(name);
	await form.getByLabel('Notes').fill('half an hour of writing');
	focus.fail(
		{ method: 'PATCH', path: `/tasks/${task?.id}`, count: 1 },
		{
			kind: 'status',
			status: 400,
		},
	);
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(form.getByRole('alert')).toContainText('did not accept this');
	await expect(form.getByLabel('Notes')).toHaveValue('half an hour of writing');
	await workbench.screenshot('form-failed-save');

	await expect.poll(() => keptEditors(workbench.page), { timeout: 30_000 }).toContain(`● ${name}`);
	await workbench.reload();
	const again = await workbench.webview(`● ${name}`);
	await expect(again.getByLabel('Notes')).toHaveValue('half an hour of writing');
	await again.getByRole('button', { name: 'Save' }).click();
	await expect.poll(() => focus.state.tasks.get(task?.id ?? 0)?.notes).toBe('half an hour of writing');
});
