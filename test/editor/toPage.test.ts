import assert from 'node:assert/strict';
import { isToPage } from '../../media/editor/toPage.ts';
import { formState } from '../../src/editor/formState.ts';
import type { FormState, ToPage } from '../../src/editor/protocol.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { storeWith } from '../tasks/storeWith.ts';

/** As it comes out of the wire. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a message to the form’s page', () => {
	let state: FormState;

	before(async () => {
		const tasks = [
			makeTask('focus:1', {
				projectId: 'focus:101',
				tagIds: ['focus:7'],
				trouble: { kind: 'conflict', sentence: 'Both.', fields: [] },
				trackedSeconds: 60,
			}),
			makeTask('focus:2', { parentId: 'focus:1' }),
		];
		const { store } = await storeWith(tasks);
		const place = { uri: 'file:///a.ts', line: 1, character: 0, label: 'a.ts:2', text: 'mend' };
		state = {
			...formState(store, 'focus:1', { task: undefined, missing: undefined }, {}),
			inCode: [place],
			facts: [{ label: 'Rate', value: '5' }],
			waits: 'Soon.',
			oneAssignee: { mayBeNobody: true },
			runsSince: '2026-11-30T10:00:00Z',
		};
	});

	const strings: unknown = { form: 'Task', fields: { name: 'Name' }, rule: { words: { days: ['Mo'] } } };
	const init = (): unknown => ({
		kind: 'init',
		strings,
		state,
		draft: { tagIds: { base: ['focus:7'], input: [] }, done: { base: false, input: true } },
		saving: { name: 'x', estimatedMins: null },
		failed: 'No.',
	});

	it('is known, whatever the host says', () => {
		const others: readonly ToPage[] = [
			{ kind: 'state', state },
			{ kind: 'saved', changes: { name: 'x', tagIds: [] } },
			{ kind: 'notSaved' },
			{ kind: 'failed', sentence: 'No.' },
			{ kind: 'created', state },
			{ kind: 'parent', id: null, name: '' },
			{ kind: 'tag', id: 'local:7' },
			{ kind: 'upcoming', tasks: [{ day: 'Mon', name: 'x' }] },
			{ kind: 'upcoming', sentence: 'No.' },
		];
		for (const message of [init(), { kind: 'init', strings, state }, ...others]) {
			assert.ok(isToPage(sent(message)), JSON.stringify(message));
		}
	});

	it('may say more than this version of the page knows', () => {
		assert.ok(isToPage(sent({ kind: 'state', state: { ...state, more: 1 }, more: 1 })));
	});

	const wrong: unknown[] = [
		undefined,
		null,
		'init',
		7,
		[],
		{},
		{ kind: 'unknown' },
		{ kind: 'toString' },
		{ kind: ['state'] },
		{ kind: 'init' },
		{ kind: 'state', state: {} },
		{ kind: 'saved' },
		{ kind: 'saved', changes: { name: {} } },
		{ kind: 'failed', sentence: 7 },
		{ kind: 'parent', id: 7, name: '' },
		{ kind: 'upcoming' },
		{ kind: 'upcoming', tasks: [{ day: 'Mon' }] },
	];
	for (const message of wrong) {
		it(`is left alone: ${JSON.stringify(message)}`, () => assert.equal(isToPage(message), false));
	}

	it('is left alone when anything that the page relies on is of another kind', () => {
		for (const name of Object.keys(state)) {
			const message = { kind: 'state', state: { ...state, [name]: Symbol('wrong') } };
			assert.equal(isToPage(message), false, name);
		}
		for (const part of ['strings', 'state', 'draft', 'saving', 'failed']) {
			assert.equal(isToPage({ ...Object(init()), [part]: 7 }), false, part);
		}
	});
});
