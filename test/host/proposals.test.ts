import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';
import { call, eventually, findTasks, sentenceOf, signInAfresh, signOut } from './support.ts';

const fromList = 'POST /workflows/tasks/from-list';
const fromPrompt = 'POST /workflows/tasks/prompt';
const fromImage = 'POST /workflows/tasks/extract';

describe('Tasks that Focus proposes', () => {
	let image: vscode.Uri;

	before(async () => {
		await signInAfresh();
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		image = vscode.Uri.joinPath(folder, 'proposed whiteboard.png');
		await vscode.workspace.fs.writeFile(image, new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
	});
	beforeEach(async () => {
		await focus.reset();
		await call('refresh');
		await focus.forgetRequests();
	});
	after(async () => {
		await vscode.workspace.fs.delete(image);
		await signOut();
	});

	const sent = async (): Promise<string[]> => (await focus.writes()).map(({ line }) => line);

	it('come to a caller as plain objects, and none is created', async () => {
		const names = async (argument: Readonly<Record<string, unknown>>): Promise<unknown[]> => {
			const proposals: unknown = await call('proposeTasks', argument);
			assert.deepEqual(proposals, JSON.parse(JSON.stringify(proposals)));
			return (proposals as { name: string }[]).map(({ name }) => name);
		};
		const before = (await findTasks()).length;
		assert.deepEqual(await names({ text: '- Rope\n- Paint' }), ['Rope', 'Paint']);
		assert.deepEqual(await names({ prompt: 'Buy rope. Paint it' }), ['Buy rope', 'Paint it']);
		assert.equal((await names({ image: image.toString(), product: 'focus' })).length, 1);
		assert.deepEqual(await sent(), [fromList, fromPrompt, fromImage]);
		assert.deepEqual((await focus.writes())[1]?.body, { prompt: 'Buy rope. Paint it' });
		await call('refresh');
		assert.equal((await findTasks()).length, before);
	});

	it('are refused to a caller who asks for what there isn’t', async () => {
		for (const argument of [
			undefined,
			{},
			{ text: ' ' },
			{ text: 'A', prompt: 'B' },
			{ prompt: 7 },
			{ text: 'A', product: 'local' },
			{ image: vscode.Uri.joinPath(image, '../missing.png').toString() },
			{ image: vscode.Uri.joinPath(image, '../README.md').toString() },
		]) {
			await sentenceOf(call('proposeTasks', argument));
		}
		assert.deepEqual(await sent(), []);
	});

	it('are created of a selection in one request, once the person has seen them', async () => {
		const document = await vscode.workspace.openTextDocument({ content: '1. Proposed A\n2. Proposed B' });
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(0, 0, 1, 13);
		const created = await pickFirst(call('createTasksFromSelection'));
		assert.deepEqual(
			created.map(({ name, product }) => [name, product]),
			[
				['Proposed A', 'focus'],
				['Proposed B', 'focus'],
			],
		);
		assert.deepEqual(await sent(), [fromList, 'POST /tasks/bulk']);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	it('are created of a picture', async () => {
		const [created] = await pickFirst(call('createTasksFromImage', image));
		assert.match(created?.name ?? '', /^Task from proposed whiteboard/);
		assert.deepEqual(await sent(), [fromImage, 'POST /tasks']);
	});

	it('are asked for again with the same prompt when the service fails', async () => {
		await focus.fail({ method: 'POST', count: 1 }, { kind: 'status', status: 400, body: {} });
		const created = await pickFirst(call('createTasksFromPrompt', { prompt: 'Proposed C; Proposed D' }));
		assert.deepEqual(
			created.map(({ name }) => name),
			['Proposed C', 'Proposed D'],
		);
		const writes = await focus.writes();
		assert.deepEqual(await sent(), [fromPrompt, fromPrompt, 'POST /tasks/bulk']);
		assert.deepEqual(writes[0]?.body, writes[1]?.body);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('are not created when the person leaves', async () => {
		let done = false;
		const leaving = call('createTasksFromPrompt', { prompt: 'Proposed E' }).finally(() => {
			done = true;
		});
		await eventually('the list is left', async () => {
			await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
			return done;
		});
		assert.equal(await leaving, undefined);
		assert.deepEqual(await sent(), [fromPrompt]);
	});

	it('need an account that proposes', async () => {
		await call('signOut', { product: 'focus' });
		try {
			const sentence = /^No account here proposes tasks/;
			assert.match(await sentenceOf(call('proposeTasks', { text: 'A' })), sentence);
			assert.match(await sentenceOf(call('createTasksFromPrompt', { prompt: 'A' })), sentence);
		} finally {
			await signInAfresh();
		}
	});
});

/** Accepts whatever is asked, until the work is done. */
async function pickFirst(work: Promise<unknown>): Promise<Task[]> {
	let done = false;
	void work.finally(() => {
		done = true;
	});
	await eventually('the question is answered', async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		return done;
	});
	const created = await work;
	assert.ok(Array.isArray(created));
	return created as Task[];
}
