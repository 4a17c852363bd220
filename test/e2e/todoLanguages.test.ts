import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

/** A file of each language: `before` the TODO's line, `TODO: …` in it, and what is to become of that. */
const languages = [
	{
		path: 'scripts/load.py',
		text: 'text = "# TODO: is no comment"\n# TODO: close the file\nopen("a")\n',
		line: 2,
		becomes: '# TODO(local#1): close the file',
		name: 'close the file',
	},
	{
		path: 'pages/index.html',
		text: '<p>TODO: is text</p>\n<script>\n\tlet a = 1; // TODO: name it\n</script>\n<!-- TODO: add a title -->\n',
		line: 5,
		becomes: '<!-- TODO(local#2): add a title -->',
		name: 'add a title',
	},
	{
		path: 'pages/style.css',
		text: 'p::before { content: "TODO: is a string"; }\n/* TODO: one colour less */\n',
		line: 2,
		becomes: '/* TODO(local#3): one colour less */',
		name: 'one colour less',
	},
	{
		path: 'notes.md',
		text: '# TODO: is a heading\n\n- [x] book\n- [ ] pay the bill\n',
		line: 4,
		becomes: '- [ ] TODO(local#4): pay the bill',
		name: 'pay the bill',
	},
	{
		path: 'queries/all.sql',
		text: "SELECT '-- TODO: is a string'; -- FIXME: too slow\n",
		line: 1,
		becomes: "SELECT '-- TODO: is a string'; -- FIXME(local#5): too slow",
		name: 'too slow',
	},
];

test.use({ files: Object.fromEntries(languages.map(({ path, text }) => [path, text])) });

test('the quick fix makes tasks of comments in five languages, and leaves the rest of each line', async ({
	workbench,
}) => {
	const { page, driver } = workbench;
	for (const { path, text, line, becomes, name } of languages) {
		await test.step(path, async () => {
			await workbench.open(path);
			await workbench.showTasks();
			await workbench.run('Go to Line/Column...');
			await workbench.answer(`:${line}:1`);
			const fix = page.locator('.action-widget').getByText('Create task from TODO');
			await expect(async () => {
				await page.keyboard.press('Control+.');
				await expect(fix).toBeVisible({ timeout: 2000 });
			}).toPass();
			await workbench.screenshot(`todo-${path.split('.').at(-1)}`);
			await fix.click();
			await expect(workbench.tree(new RegExp(name))).toBeVisible();
			await page.keyboard.press('Control+S');
			const before = text.split('\n');
			await expect
				.poll(() => readFileSync(join(workbench.folder, path), 'utf8'))
				.toBe(before.with(line - 1, becomes).join('\n'));
		});
	}
	const tasks = await driver.command<{ name: string }[]>('togglTasks.findTasks', {});
	expect(tasks.map(({ name }) => name).toSorted()).toEqual(languages.map(({ name }) => name).toSorted());
});
