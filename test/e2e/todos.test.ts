import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

const total = `export function total(prices: number[]): number {
	// TODO: round to whole cents
	// The sum of many small numbers drifts.
	const sum = prices.reduce((before, price) => before + price, 0);
	// TODO(local#1): take the discount
	return sum;
}
`;
const tax = `RATE = 0.19

# FIXME(local#2): the rate of last year
# is still in the tests
def tax(sum):
    return sum * RATE
`;
const page = `package cart

// TODO(local#99): pictures

/* HACK: no styles yet */
func Show() {}
`;

test.use({ files: { 'src/cart/total.ts': total, 'src/cart/tax.py': tax, 'web/page.go': page } });

test('the TODOs of the workspace show how their tasks stand, and what there is to do', async ({
	workbench,
}) => {
	const { page: window, driver } = workbench;
	const onDisk = (path: string): string => readFileSync(join(workbench.folder, path), 'utf8');
	await workbench.open();
	await driver.command('togglTasks.createTask', {
		name: 'Take the discount into account',
		product: 'local',
	});
	await driver.command('togglTasks.createTask', { name: 'Use the new tax rate', product: 'local' });
	await driver.command('togglTasks.completeTask', { id: 'local:2' });

	await test.step('the view shows each with its state', async () => {
		await workbench.run('Tasks for Toggl: Show TODOs of the Workspace');
		// There is more room for them then.
		const header = window.locator('.sidebar').getByRole('button', { name: 'Tasks Section' });
		await header.click({ position: { x: 30, y: 10 } });
		await window.mouse.move(350, 500);
		await window.mouse.down();
		await window.mouse.move(560, 500, { steps: 5 });
		await window.mouse.up();
		await expect(workbench.tree('round to whole cents')).toBeVisible();
		await expect(workbench.tree('take the discount, local#1')).toBeVisible();
		await expect(
			workbench.tree('the rate of last year, done — remove the comment? · local#2'),
		).toBeVisible();
		await expect(workbench.tree('pictures, task gone · local#99')).toBeVisible();
		await expect(window.locator('.activitybar .badge-content').filter({ hasText: /^2$/ })).toBeVisible();
		await takePictures(workbench, 'todos-view');
	});

	await test.step('a click goes to the line', async () => {
		await workbench.tree('take the discount, local#1').click();
		await expect(window.locator('.editor-instance .view-lines')).toContainText(/take.the.discount/);
		await expect(window.locator('.statusbar')).toContainText('Ln 5, Col 8');
	});

	await test.step('the form of a task has its places in code, and they are a click away', async () => {
		await workbench.menu(workbench.tree('take the discount, local#1'), 'Edit Task');
		const form = await workbench.webview('Take the discount into account');
		const place = form
			.getByRole('region', { name: 'In Code' })
			.getByRole('button', { name: 'src/cart/total.ts:5' });
		await expect(place).toBeVisible();
		await place.scrollIntoViewIfNeeded();
		await takePictures(workbench, 'form-in-code');
		await place.click();
		await expect(window.locator('.statusbar')).toContainText('Ln 5, Col 8');
	});

	await test.step('“done — remove the comment?” removes it, with all its lines', async () => {
		const row = workbench.tree(/the rate of last year/);
		await row.hover();
		await row.getByRole('button', { name: 'Remove TODO' }).click();
		await expect.poll(() => onDisk('src/cart/tax.py')).toBe(tax.replace(/# FIXME.*\n.*\n/, ''));
		await expect(row).toBeHidden();
	});

	await test.step('one whose task is gone is unlinked', async () => {
		await workbench.menu(workbench.tree(/^pictures/), 'Unlink TODO from Task');
		await expect.poll(() => onDisk('web/page.go')).toContain('// TODO: pictures');
		await expect(workbench.tree('pictures')).toBeVisible();
	});

	await test.step('all others become tasks, after a look at the list and its cost', async () => {
		// All, whichever row was clicked last.
		await workbench.tree().filter({ hasText: 'page.go' }).click();
		const header = window.locator('.pane-header', { hasText: 'TODOs' });
		await header.hover();
		await header.getByRole('button', { name: 'Create Tasks from All TODOs…' }).click();
		await expect(workbench.choices).toHaveCount(3);
		await expect(window.locator('.quick-input-title')).toHaveText('Create 3 tasks: no request');
		await workbench.choices.filter({ hasText: 'no styles yet' }).getByRole('checkbox').click();
		await expect(window.locator('.quick-input-title')).toHaveText('Create 2 tasks: no request');
		await takePictures(workbench, 'todos-review');
		await workbench.input.press('Enter');
		await expect(workbench.toast('Created 2 tasks.')).toBeVisible();
		await expect
			.poll(() => onDisk('web/page.go'))
			.toMatch(/\/\/ TODO\(local#\d\): pictures\n\n\/\* HACK: no styles/);
		await expect(window.locator('.editor-instance .view-lines')).toContainText(/TODO\(local#\d\):.round/);
		await takePictures(workbench, 'todos-created');
	});
});

test('the light bulb offers to remove the comment of a done task', async ({ workbench }) => {
	const { page: window, driver } = workbench;
	await workbench.open('src/cart/tax.py');
	await driver.command('togglTasks.createTask', { name: 'First', product: 'local' });
	await driver.command('togglTasks.createTask', { name: 'Use the new tax rate', product: 'local' });
	await driver.command('togglTasks.completeTask', { id: 'local:2' });
	const lines = window.locator('.editor-instance .view-lines').first();
	await expect(lines).toContainText(/FIXME/);
	await workbench.run('Go to Line/Column...');
	await workbench.answer(':3:5');
	const fix = window.locator('.action-widget').getByText('Remove TODO of done task “Use the new tax rate”');
	await expect(async () => {
		await window.keyboard.press('Control+.');
		await expect(fix).toBeVisible({ timeout: 2000 });
	}).toPass();
	await takePictures(workbench, 'todos-quick-fix-done');
	await fix.click();
	await expect(lines).not.toContainText(/FIXME/);
	await expect(lines).not.toContainText(/still/);
	await window.keyboard.press('Control+Z');
	await expect(lines).toContainText(/FIXME/);
});

test('who removes a TODO by hand is asked whether its task is done, and the answer is remembered', async ({
	workbench,
}) => {
	const { page: window, driver } = workbench;
	await workbench.open('src/cart/tax.py');
	await driver.command('togglTasks.createTask', {
		name: 'Take the discount into account',
		product: 'local',
	});
	await driver.command('togglTasks.createTask', { name: 'Use the new tax rate', product: 'local' });
	const isDone = async (id: string): Promise<unknown> => {
		const tasks = await driver.command<{ id: string; done: boolean }[]>('togglTasks.findTasks', {});
		return tasks.find((task) => task.id === id)?.done;
	};
	const cut = async (line: number): Promise<void> => {
		await workbench.run('Go to Line/Column...');
		await workbench.answer(`:${line}`);
		await window.keyboard.press('Control+Shift+K');
		await window.keyboard.press('Control+S');
	};
	await expect(window.locator('.editor-instance .view-lines').first()).toContainText(/FIXME/);

	await test.step('“Yes” completes it', async () => {
		await cut(3);
		const asked = workbench.toast(
			'The TODO of “Use the new tax rate” was removed. Complete the task, too?',
		);
		await expect(asked.getByRole('button', { name: 'Always' })).toBeVisible();
		await takePictures(workbench, 'todos-removed');
		await asked.getByRole('button', { name: 'Yes' }).click();
		await expect.poll(() => isDone('local:2')).toBe(true);
	});

	await test.step('“Never” does not, and is kept in the setting', async () => {
		await driver.evaluate(
			(vscode, path) => vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path)),
			join(workbench.folder, 'src/cart/total.ts'),
		);
		await expect(window.locator('.editor-instance .view-lines').first()).toContainText(/discount/);
		await cut(5);
		const asked = workbench.toast('The TODO of “Take the discount into account” was removed.');
		await asked.getByRole('button', { name: 'Never' }).click();
		await expect
			.poll(() =>
				driver.evaluate((vscode) =>
					vscode.workspace.getConfiguration('togglTasks').get('todo.completeOnRemove'),
				),
			)
			.toBe('never');
		expect(await isDone('local:1')).toBe(false);
	});
});
