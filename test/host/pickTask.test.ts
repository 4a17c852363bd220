import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { focus } from './focus.ts';
import { call, createTask, eventually, signInAfresh, signOut } from './support.ts';

type Box = vscode.QuickPick<vscode.QuickPickItem>;
type Press = vscode.QuickPickItemButtonEvent<vscode.QuickPickItem>;

describe('The buttons of Find Task', () => {
	before(signInAfresh);
	after(async () => {
		await call('stopTimer', {}).catch(() => undefined);
		await signOut();
	});

	/** Opens the box, and presses a button of the task of this name, or closes it where none is named. Gives all that there are. */
	const press = async (name: string, pressed?: string): Promise<readonly (string | undefined)[]> => {
		const { createQuickPick } = vscode.window;
		const presses = new vscode.EventEmitter<Press>();
		let box: Box | undefined;
		Object.assign(vscode.window, {
			createQuickPick: () => {
				box = createQuickPick();
				Object.defineProperty(box, 'onDidTriggerItemButton', { value: presses.event });
				return box;
			},
		});
		try {
			const finding = call('findTasks');
			const row = (): vscode.QuickPickItem | undefined =>
				box?.items.find(({ description }) => description?.includes(name));
			await eventually('the box is open', () => box !== undefined);
			// Of very many tasks not all are listed.
			box!.value = name;
			await eventually('the task is listed', () => row() !== undefined);
			const item = row();
			const buttons = item?.buttons ?? [];
			const button = buttons.find(({ tooltip }) => tooltip === pressed);
			if (item && button) {
				presses.fire({ item, button });
			} else {
				box?.hide();
			}
			await finding;
			return buttons.map(({ tooltip }) => tooltip);
		} finally {
			Object.assign(vscode.window, { createQuickPick });
		}
	};
	const sent = async (): Promise<readonly string[]> => (await focus.writes()).map(({ line }) => line);

	it('pin, archive, start and stop the timer, and copy the reference', async () => {
		const { id } = await createTask({ name: 'Tracked by a button', product: 'focus' });
		await focus.forgetRequests();
		const before = await press('Tracked by a button', 'Start Timer');
		assert.deepEqual(before, ['Pin', 'Archive', 'Start Timer', 'Copy Reference']);
		await eventually('it runs', async () => (await sent()).length === 1);
		assert.deepEqual((await focus.writes())[0]?.body, {
			type: 'activity',
			task_id: Number(id.split(':')[1]),
		});
		const after = await press('Tracked by a button', 'Stop Timer');
		assert.deepEqual(after, ['Pin', 'Archive', 'Stop Timer', 'Copy Reference']);
		await eventually('it is stopped', async () => (await sent()).length === 2);
		assert.deepEqual(await sent(), ['POST /tracking/start', 'POST /tracking/stop']);
	});

	it('leave the timer out where the product has none', async () => {
		await createTask({ name: 'Not tracked', product: 'local' });
		assert.deepEqual(await press('Not tracked'), ['Pin', 'Archive', 'Copy Reference']);
	});
});
