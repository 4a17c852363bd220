import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import type { Workbench } from './workbench.ts';

const source = 'swim();\n// TODO: mind the tide\nsail();\n';

test.use({ files: { 'sea.ts': source } });

type Task = { id: string; name: string };

/** However long it takes until VS Code is killed. */
const unanswered = new Promise<void>(() => {});

/** Asks for the task of the TODO, and waits until the service has made it and not yet answered. */
async function begin({ driver, folder }: Workbench, isMade: () => boolean): Promise<void> {
	const uri = `file://${join(folder, 'sea.ts')}`;
	// Nobody is there any more to hear the answer.
	driver.command('togglTasks.createTaskFromTodo', { uri, line: 1 }).catch(() => undefined);
	await expect.poll(isMade).toBe(true);
}

for (const [where, isOpen] of [
	['that is open in an editor', true],
	['that nobody has open', false],
] as const) {
	test(`VS Code is killed before a reference is in a file ${where}`, async ({ workbench, focus }) => {
		await workbench.open(isOpen ? 'sea.ts' : undefined);
		const { driver, session, page } = workbench;
		await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
		const made = () => [...focus.state.tasks.values()].filter(({ name }) => name === 'mind the tide');
		focus.fail({ method: 'POST', path: '/tasks' }, { kind: 'hold', until: unanswered, after: true });
		await begin(workbench, () => made().length === 1);
		await session.kill();
		focus.clearFaults();
		expect(readFileSync(join(workbench.folder, 'sea.ts'), 'utf8')).toBe(source);

		await session.start();
		await workbench.reload();
		const reference = `TODO(toggl#${made()[0]?.id}): mind the tide`;
		if (isOpen) {
			const lines = page.locator('.editor-instance .view-lines').first();
			await expect(lines).toContainText(reference.replaceAll(' ', '\u00A0'), { timeout: 60_000 });
			await page.locator('.editor-instance .monaco-editor').first().click();
			await workbench.run('File: Save');
		}
		await expect
			.poll(() => readFileSync(join(workbench.folder, 'sea.ts'), 'utf8'), { timeout: 60_000 })
			.toBe(source.replace('TODO: mind the tide', reference));
		expect(made()).toHaveLength(1);
		const found = await driver.command<Task[]>('togglTasks.findTasks', { text: 'mind the tide' });
		expect(found.map(({ id }) => id)).toEqual([`focus:${made()[0]?.id}`]);
	});
}
