import assert from 'node:assert/strict';
import { plainView } from '../../src/tree/viewChoice.ts';
import { ViewChoices } from '../../src/tree/viewChoices.ts';

/** Keeps values as a workspace does: as JSON. */
class WorkspaceState {
	readonly #values = new Map<string, string>();

	get(key: string): unknown {
		const text = this.#values.get(key);
		return text === undefined ? undefined : JSON.parse(text);
	}

	async update(key: string, value: unknown): Promise<void> {
		this.#values.set(key, JSON.stringify(value));
	}
}

describe('ViewChoices', () => {
	it('is plain in a new workspace', () => {
		const choices = new ViewChoices(new WorkspaceState());
		assert.deepEqual([choices.current, choices.saved], [plainView, []]);
	});

	it('keeps what was chosen, and tells of it', async () => {
		const state = new WorkspaceState();
		const choices = new ViewChoices(state);
		const told: unknown[] = [];
		choices.onDidChange((choice) => told.push(choice));
		await choices.choose({ groupBy: 'tag' });
		const filter = {
			done: false,
			tagIds: [null],
			private: true,
			tracked: false,
			recurring: true,
			startDate: { from: '2026-12-01' },
			endDate: { from: '2026-12-01', to: '2026-12-31' },
		};
		await choices.choose({ sortBy: 'name', filter: { ...filter, text: ' ' } });
		const wanted = { groupBy: 'tag', sortBy: 'name', filter };
		assert.deepEqual(new ViewChoices(state).current, wanted);
		assert.deepEqual(told, [{ ...plainView, groupBy: 'tag' }, wanted]);
	});

	it('keeps filters by name until they are forgotten', async () => {
		const state = new WorkspaceState();
		const choices = new ViewChoices(state);
		for (const [name, text] of [
			['Mine', 'a'],
			['Home', 'b'],
			['Mine', 'c'],
		] as const) {
			await choices.choose({ filter: { text } });
			await choices.save(name);
		}
		assert.deepEqual(new ViewChoices(state).saved, [
			{ name: 'Home', filter: { text: 'b' } },
			{ name: 'Mine', filter: { text: 'c' } },
		]);
		await choices.forget('Mine');
		assert.deepEqual(
			new ViewChoices(state).saved.map(({ name }) => name),
			['Home'],
		);
		assert.deepEqual(choices.current.filter, { text: 'c' });
	});

	for (const kept of [
		'plain',
		null,
		{ groupBy: 'moon', sortBy: 7, filter: { due: ['never'] }, saved: 'none' },
		[],
	]) {
		it(`is plain where ${JSON.stringify(kept)} was kept`, async () => {
			const state = new WorkspaceState();
			await state.update('togglTasks.view', kept);
			assert.deepEqual(new ViewChoices(state).current, plainView);
		});
	}
});
