import { expect, test } from './fixtures.ts';

type Found = { id: string; name: string }[];

test('tasks and the account outlive the extension host, the window and VS Code', async ({
	workbench,
	focus,
}) => {
	await workbench.open();
	await workbench.showTasks();
	const { driver, session } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await driver.command('togglTasks.createTask', { name: 'Sweep the yard', product: 'local' });
	const names = async () =>
		(await driver.command<Found>('togglTasks.findTasks', {})).map(({ name }) => name);
	const before = (await names()).toSorted();
	expect(before.length).toBeGreaterThan(1);

	await test.step('the extension host is killed', async () => {
		await driver.killHost();
		await driver.connect();
		await expect.poll(async () => (await names()).toSorted()).toEqual(before);
		await expect(workbench.tree(/Sweep the yard/)).toBeVisible();
	});
	await test.step('the window is loaded anew', async () => {
		await workbench.reload();
		await expect.poll(async () => (await names()).toSorted()).toEqual(before);
	});
	await test.step('VS Code is killed', async () => {
		await session.kill();
		await session.start();
		await workbench.reload();
		await expect.poll(async () => (await names()).toSorted()).toEqual(before);
	});
});
