import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

const source = `export function total(prices: number[]): number {
	// TODO: round to whole cents
	// The sum of many small numbers drifts.
	return prices.reduce((sum, price) => sum + price, 0);
}
`;

test.use({ files: { 'src/total.ts': source } });

test('a TODO becomes a task by its quick fix, in one undo step', async ({ workbench }) => {
	const { page, driver } = workbench;
	await workbench.open('src/total.ts');
	await workbench.showTasks();
	const editor = page.locator('.editor-instance .monaco-editor').first();
	const lines = editor.locator('.view-lines');
	await expect(lines).toContainText(/TODO:.round/);
	await workbench.run('Go to Line/Column...');
	await workbench.answer(':2:8');

	await test.step('the quick fix creates the task', async () => {
		const fix = page.locator('.action-widget').getByText('Create task from TODO');
		await expect(async () => {
			await page.keyboard.press('Control+.');
			await expect(fix).toBeVisible({ timeout: 2000 });
		}).toPass();
		await takePictures(workbench, 'todo-quick-fix');
		await fix.click();
		await expect(lines).toContainText(/TODO\(local#1\):.round.to.whole.cents/);
		await expect(workbench.tree(/round to whole cents/)).toBeVisible();
	});

	await test.step('the task says where it came from', async () => {
		const [task] = await driver.command<Record<string, string>[]>('togglTasks.findTasks', {});
		expect(task).toMatchObject({
			name: 'round to whole cents',
			description: 'The sum of many small numbers drifts.',
		});
		expect(task?.['notes']).toContain('src/total.ts');
		await takePictures(workbench, 'todo-reference');
	});

	await test.step('one undo takes the reference out, one redo brings it back, and saving keeps the rest', async () => {
		await page.keyboard.press('Control+Z');
		await expect(lines).toContainText(/TODO:.round/);
		await page.keyboard.press('Control+Y');
		await expect(lines).toContainText(/TODO\(local#1\)/);
		await page.keyboard.press('Control+S');
		await expect
			.poll(() => readFileSync(join(workbench.folder, 'src/total.ts'), 'utf8'))
			.toBe(source.replace('TODO:', 'TODO(local#1):'));
	});

	await test.step('then it opens the task instead', async () => {
		const open = page.locator('.action-widget').getByText('Open task “round to whole cents”');
		await expect(async () => {
			await page.keyboard.press('Control+.');
			await expect(open).toBeVisible({ timeout: 2000 });
		}).toPass();
		await open.click();
		const form = await workbench.webview('round to whole cents');
		await expect(form.getByLabel('Name', { exact: true })).toHaveValue('round to whole cents');
	});
});
