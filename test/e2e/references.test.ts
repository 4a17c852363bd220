import { expect, test } from './fixtures.ts';
import { takePictures } from './pictures.ts';

const source = `import { prices } from './prices.ts';

/** Sums up what is in the basket; see local#3 and local#4. */
export function total(): number {
	// TODO(local#1): round to whole cents
	// FIXME(local#2): what about taxes?
	// Not one: foo_local#1, #1, local#1x, https://example.com/local#1, or a number nobody gave yet.
	return prices.reduce((sum, price) => sum + price, 0); // as in local#99
}

// 
`;

test.use({ files: { 'src/total.ts': source } });

test('references show how their tasks stand, what they are, and lead to them', async ({
	workbench,
	focus,
	track,
}) => {
	const { page, driver } = workbench;
	await workbench.open('src/total.ts');
	for (const [name, fields] of [
		[
			'Round to whole cents',
			{ notes: 'The sum of many small numbers drifts.', priority: 'high', endDate: '2027-02-01' },
		],
		['Add the taxes of each country', {}],
		['Empty the basket', {}],
		['Sums of <b>other</b> $(bug) [currencies](command:togglTasks.deleteTask)', {}],
	] as const) {
		await driver.command('togglTasks.createTask', { name, product: 'local', ...fields });
	}
	await driver.command('togglTasks.completeTask', { id: 'local:2' });
	await driver.command('togglTasks.archiveTask', { id: 'local:3' });
	const editor = page.locator('.editor-instance .monaco-editor').first();
	const line = (text: string) => editor.locator('.view-line').filter({ hasText: text });
	/** The marks of a line, which are made by its style. */
	const marks = async (text: string): Promise<string[]> =>
		line(text)
			.locator('span')
			.evaluateAll((spans) =>
				spans
					.map((span) => getComputedStyle(span, '::after').content)
					.filter((content) => content !== 'none' && content !== 'normal')
					.map((content) => content.replaceAll('"', '')),
			);

	await test.step('marks say how the tasks stand', async () => {
		await expect.poll(() => marks('round to')).toEqual(['○']);
		await expect.poll(() => marks('what about')).toEqual(['✓']);
		await expect.poll(() => marks('Sums up')).toEqual(['□', '○']);
		await expect.poll(() => marks('as in')).toEqual(['✗']);
		expect(await marks('Not one')).toEqual([]);
		await takePictures(workbench, 'reference-marks');
	});

	await test.step('and follow the tasks and the text', async () => {
		await driver.command('togglTasks.completeTask', { id: 'local:1' });
		await expect.poll(() => marks('round to')).toEqual(['✓']);
		await driver.command('togglTasks.reopenTask', { id: 'local:1' });
		await expect.poll(() => marks('round to')).toEqual(['○']);
		await workbench.run('Go to Line/Column...');
		await workbench.answer(':5:20');
		await page.keyboard.type('9');
		await expect.poll(() => marks('round to')).toEqual(['✗']);
		await page.keyboard.press('Backspace');
		await expect.poll(() => marks('round to')).toEqual(['○']);
	});

	await test.step('a hover has the card, and completes the task', async () => {
		const card = page.locator('.monaco-hover:visible', { hasText: 'Round to whole cents' });
		await line('round to').getByText('local').first().hover();
		await expect(card).toContainText('The sum of many small numbers drifts.');
		await takePictures(workbench, 'reference-hover');
		await card.getByText('Complete').click();
		await expect.poll(() => marks('round to')).toEqual(['✓']);
	});

	await test.step('a name is text, whatever is in it', async () => {
		await page.mouse.move(0, 0);
		await line('Sums up').getByText('local').last().hover();
		const card = page.locator('.monaco-hover:visible', {
			hasText: 'Sums of <b>other</b> $(bug) [currencies](command',
		});
		await expect(card).toBeVisible();
		await expect(card.locator('a', { hasText: 'currencies' })).toHaveCount(0);
	});

	await test.step('ctrl-click opens the form', async () => {
		await expect(async () => {
			await line('round to')
				.getByText('local')
				.first()
				.click({ modifiers: ['ControlOrMeta'] });
			await expect(page.getByRole('tab', { name: /Round to whole cents/ })).toBeVisible({
				timeout: 3000,
			});
		}).toPass();
		const form = await workbench.webview('Round to whole cents');
		await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Round to whole cents');
	});

	await test.step('completion offers tasks in a comment', async () => {
		await page.getByRole('tab', { name: /total\.ts/ }).click();
		await workbench.run('Go to Line/Column...');
		await workbench.answer(':11:4');
		await page.keyboard.type('local#', { delay: 50 });
		const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'Add the taxes' });
		await expect(row).toBeVisible();
		await page.keyboard.type('2', { delay: 50 });
		await row.click();
		await expect(line('// local#2')).toBeVisible();
	});

	await test.step('completion offers tasks in a commit message, and inserts the number', async () => {
		await driver.evaluate(async (vscode) => {
			const document = await vscode.workspace.openTextDocument({
				language: 'git-commit',
				content: 'Count the taxes\n\nFixes ',
			});
			const shown = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
			const end = new vscode.Position(2, 6);
			shown.selection = new vscode.Selection(end, end);
		});
		await expect(page.getByText('Ln 3, Col 7')).toBeVisible();
		await page.keyboard.type('local#', { delay: 50 });
		const widget = page.locator('.suggest-widget');
		const row = widget.locator('.monaco-list-row', { hasText: 'Add the taxes of each country' });
		await expect(row).toBeVisible();
		await takePictures(workbench, 'reference-completion');
		await page.keyboard.type('tax', { delay: 50 });
		await expect(widget.locator('.monaco-list-row')).toHaveCount(1);
		await row.click();
		await expect(line('Fixes local#2')).toBeVisible();
		await expect.poll(() => marks('Fixes')).toEqual(['✓']);
	});

	expect([...focus.requests, ...track.requests]).toEqual([]);
});

test('a setting takes the marks away', async ({ workbench }) => {
	const { driver } = workbench;
	await workbench.open('src/total.ts');
	await driver.command('togglTasks.createTask', { name: 'Round to whole cents', product: 'local' });
	const mark = workbench.page.locator('.view-line span[class*="ced-"]');
	await expect(mark.first()).toBeVisible();
	await driver.evaluate((vscode) =>
		vscode.workspace.getConfiguration('togglTasks').update('references.decorations', false, true),
	);
	await expect(mark).toHaveCount(0);
});

test('references are known in the commit message of the Source Control view', async ({ workbench }) => {
	const { page, driver } = workbench;
	await workbench.open();
	await driver.command('togglTasks.createTask', { name: 'Add the taxes', product: 'local' });
	await driver.evaluate(async (vscode) => {
		const control = vscode.scm.createSourceControl(
			'references',
			'References',
			vscode.workspace.workspaceFolders?.[0]?.uri,
		);
		Object.assign(globalThis, { control });
		await vscode.commands.executeCommand('workbench.view.scm');
	});
	const input = page.locator('.scm-input .monaco-editor').first();
	await expect(input).toBeVisible();
	await input.click();
	await page.keyboard.type('Fixes local#', { delay: 50 });
	const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'Add the taxes' });
	await expect(row).toBeVisible();
	await row.click();
	await expect(input.locator('.view-line')).toContainText('local#1');
	await input.getByText('local#1').hover();
	await expect(page.locator('.monaco-hover:visible', { hasText: 'Add the taxes' })).toBeVisible();
	await workbench.screenshot('reference-commit');
});
