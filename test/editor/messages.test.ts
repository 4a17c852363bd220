import assert from 'node:assert/strict';
import { codecs } from '../../media/editor/codecs.ts';
import { draft, readFormMessage, readPageState } from '../../src/editor/messages.ts';
import { formActions, otherTaskActions } from '../../src/editor/formActions.ts';

describe('a message from the page', () => {
	const right: unknown[] = [
		{ kind: 'ready' },
		{ kind: 'pickParent' },
		{ kind: 'createTag', name: 'new one' },
		{ kind: 'trouble', choice: 'mine' },
		{ kind: 'draft', draft: {} },
		{
			kind: 'draft',
			draft: { tagIds: { base: ['focus:1'], input: [] }, position: { base: null, input: 'x' } },
		},
		{
			kind: 'draft',
			draft: { ghostAssigneeIds: { base: [1], input: '1, 2' }, done: { base: false, input: true } },
		},
		{
			kind: 'save',
			changes: { name: 'x', startDate: null, tagIds: ['focus:new-1'], outboundSync: true },
		},
		{ kind: 'create', values: { name: 'x', outboundSync: null, parentId: 'local:7' } },
		...formActions.map((action) => ({ kind: 'action', action })),
		...otherTaskActions.map((action) => ({ kind: 'otherTask', action, id: 'focus:2' })),
		{ kind: 'addSubTask' },
		{ kind: 'openCode', uri: 'file:///a.ts', line: 3 },
		{ kind: 'replace', values: { name: 'x', outboundSync: null, tagIds: [] } },
	];
	for (const message of right) {
		it(`is understood: ${JSON.stringify(message)}`, () => {
			assert.deepEqual(readFormMessage(message), { message });
		});
	}

	const wrong: unknown[] = [
		undefined,
		null,
		'ready',
		{},
		{ kind: 'unknown' },
		{ kind: 'ready', more: 1 },
		{ kind: 'save' },
		{ kind: 'save', changes: { id: 'focus:2' } },
		{ kind: 'save', changes: { archived: true } },
		{ kind: 'save', changes: { name: 5 } },
		{ kind: 'save', changes: { estimatedMins: -1 } },
		{ kind: 'save', changes: { estimatedMins: 1.5 } },
		{ kind: 'save', changes: { outboundSync: null } },
		{ kind: 'save', changes: { projectId: 'not an id' } },
		{ kind: 'create', values: { name: null } },
		{ kind: 'draft', draft: { name: 'x' } },
		{ kind: 'draft', draft: { name: { base: {}, input: 'x' } } },
		{ kind: 'action', action: 'togglTasks.signOut' },
		{ kind: 'otherTask', action: 'delete', id: 'focus:2' },
		{ kind: 'otherTask', action: 'open', id: 'elsewhere' },
		{ kind: 'addSubTask', id: 'focus:2' },
		{ kind: 'openCode', uri: 'file:///a.ts', line: -1 },
		{ kind: 'openCode', uri: 'file:///a.ts' },
		{ kind: 'createTag', name: ' ' },
	];
	for (const message of wrong) {
		it(`is refused: ${JSON.stringify(message)}`, () => assert.ok('wrong' in readFormMessage(message)));
	}

	it('is refused without a word of what was typed', () => {
		const read = readFormMessage({ kind: 'save', changes: { name: 'x', notes: ['my secret'] } });
		assert.ok('wrong' in read && read.wrong.includes('notes') && !read.wrong.includes('secret'));
	});

	it('can hold a draft of every field', () => {
		assert.deepEqual(Object.keys(draft.entries).toSorted(), Object.keys(codecs).toSorted());
	});
});

describe('what a page kept over a reload', () => {
	const state = { taskId: 'focus:1', draft: { name: { base: 'a', input: 'b' } }, values: { name: 'a' } };

	it('is read', () => assert.deepEqual(readPageState(state), state));

	it('is read without what another version knew more', () => {
		const newer = { ...state, values: { ...state.values, mood: 'good' }, more: 1 };
		assert.deepEqual(readPageState(newer), state);
	});

	for (const other of [undefined, null, {}, { ...state, taskId: 'x' }, { ...state, draft: 5 }]) {
		it(`is nothing when it is ${JSON.stringify(other)}`, () =>
			assert.equal(readPageState(other), undefined));
	}
});
