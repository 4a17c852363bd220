import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSame, valueOf } from '../../media/editor/codecs.ts';
import { Editing } from '../../media/editor/editing.ts';
import type { Draft, FormField, FormValues } from '../../src/editor/protocol.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';

const task: FormValues = {
	name: 'Name',
	description: '',
	startDate: null,
	endDate: '2026-11-30',
	estimatedMins: 90,
	tagIds: ['focus:1', 'focus:2'],
	priority: 'urgent',
};

describe('editing a task', () => {
	it('sends only what changed, read as it is meant', () => {
		const editing = new Editing(task, {});
		editing.type('name', '  New name ');
		editing.type('estimatedMins', '2h');
		editing.type('endDate', '');
		assert.deepEqual(editing.begin(), { name: 'New name', estimatedMins: 120, endDate: null });
	});

	it('does not count what means the same', () => {
		const editing = new Editing(task, {});
		editing.type('name', 'Name ');
		editing.type('estimatedMins', '1.5h');
		editing.type('tagIds', ['focus:2', 'focus:1']);
		assert.equal(editing.isDirty, false);
		assert.equal(editing.begin(), undefined);
	});

	it('never sends a priority that it only shows', () => {
		const editing = new Editing(task, {});
		editing.type('priority', 'high');
		editing.type('priority', 'urgent');
		assert.equal(editing.begin(), undefined);
	});

	it('keeps what cannot be read, and says so', () => {
		const editing = new Editing(task, {});
		editing.type('estimatedMins', 'two');
		editing.type('name', '');
		assert.deepEqual(editing.problems, { estimatedMins: 'estimateUnclear', name: 'nameNeeded' });
		assert.deepEqual(editing.draft.estimatedMins, { base: 90, input: 'two' });
	});

	const needed: [string, Partial<Record<FormField, string | string[]>>, readonly FormField[]][] = [
		['nothing was typed in what is empty', {}, ['description']],
		['it is filled in', { description: 'Said' }, []],
		['there are only blanks', { description: '  \n' }, ['description']],
		['the last tag is taken away', { description: 'Said', tagIds: [] }, ['tagIds']],
	];
	for (const [when, inputs, wrong] of needed) {
		it(`names the required fields that are empty when ${when}`, () => {
			const editing = new Editing(task, {});
			editing.required = ['description', 'tagIds', 'projectId'];
			for (const field of ['description', 'tagIds'] as const) {
				const input = inputs[field];
				if (input !== undefined) {
					editing.type(field, input);
				}
			}
			const { problems } = editing;
			assert.deepEqual(Object.keys(problems), wrong);
			assert.ok(Object.values(problems).every((problem) => problem === 'valueNeeded'));
		});
	}

	const dates: [string, Partial<Record<FormField, string>>, boolean][] = [
		['an end before the start', { startDate: '2026-12-01' }, true],
		['an end on the start', { startDate: '2026-11-30' }, false],
		['both moved', { startDate: '2026-12-01', endDate: '2026-12-02' }, false],
		['the end cleared', { startDate: '2026-12-01', endDate: '' }, false],
		['only the name, whatever the dates', { name: 'x' }, false],
	];
	for (const [what, inputs, isRefused] of dates) {
		it(`${isRefused ? 'refuses' : 'takes'} ${what}`, () => {
			const editing = new Editing(task, {});
			for (const [field, input] of Object.entries(inputs)) {
				editing.type(field as FormField, input);
			}
			assert.deepEqual(editing.problems, isRefused ? { endDate: 'endBeforeStart' } : {});
		});
	}

	it('leaves wrong dates alone that the person did not touch', () => {
		const editing = new Editing({ ...task, startDate: '2027-01-01' }, {});
		editing.type('name', 'x');
		assert.deepEqual(editing.problems, {});
	});

	it('follows the task where the person did not type, and keeps what they typed', () => {
		const editing = new Editing(task, {});
		editing.type('name', 'Mine');
		editing.take({ ...task, description: 'Theirs' });
		assert.equal(editing.shown.name, 'Mine');
		assert.equal(editing.shown.description, 'Theirs');
		assert.deepEqual([...editing.conflicts], []);
	});

	it('tells of a field that both changed, and lets the person choose', () => {
		const editing = new Editing(task, {});
		editing.type('name', 'Mine');
		editing.type('description', 'My text');
		editing.take({ ...task, name: 'Theirs', description: 'Their text' });
		assert.deepEqual([...editing.conflicts].toSorted(), ['description', 'name']);
		editing.useTheirs('name');
		editing.keepMine('description');
		assert.deepEqual([...editing.conflicts], []);
		assert.deepEqual(editing.begin(), { description: 'My text' });
	});

	it('still knows of the conflict when the person goes on typing', () => {
		const editing = new Editing({ ...task, startDate: null }, {});
		editing.type('startDate', '2026-01-01');
		editing.take({ ...task, startDate: '2026-02-02' });
		editing.type('startDate', '2026-01-02');
		assert.deepEqual([...editing.conflicts], ['startDate']);
	});

	it('has no conflict when both changed a field to the same', () => {
		const editing = new Editing(task, {});
		editing.type('name', 'Same');
		editing.take({ ...task, name: 'Same' });
		assert.equal(editing.isDirty, false);
	});

	it('keeps a draft for a field whose lists are not there yet', () => {
		const { priority: _later, ...early } = task;
		const editing = new Editing(early, { priority: { base: 'urgent', input: 'high' } });
		assert.equal(editing.begin(), undefined);
		editing.take(task);
		assert.deepEqual(editing.begin(), { priority: 'high' });
	});

	it('forgets half a date that no control can show again', () => {
		const draft: Draft = {
			startDate: { base: null, input: 'incomplete' },
			name: { base: 'Name', input: 'x' },
		};
		assert.deepEqual(Object.keys(new Editing(task, draft).draft), ['name']);
	});

	it('gives back what was discarded, but for what was typed since', () => {
		const editing = new Editing(task, {});
		editing.type('name', 'First');
		editing.type('description', 'Text');
		const discarded = editing.discard();
		assert.equal(editing.isDirty, false);
		editing.type('name', 'Second');
		editing.bringBack(discarded);
		assert.deepEqual(editing.begin(), { name: 'Second', description: 'Text' });
	});

	it('shows a new task all that the form has', () => {
		const editing = new Editing(task, {});
		editing.type('name', 'Mine');
		assert.deepEqual(editing.beginAnew(), { ...task, name: 'Mine' });
	});
});

type Step =
	| { do: 'type'; field: FormField; input: string }
	| { do: 'elsewhere'; field: FormField; input: string }
	| { do: 'save' }
	| { do: 'saved' }
	| { do: 'failed' }
	| { do: 'reload' };

const texts = fc.constantFrom('Name', 'a', 'b', 'b ', 'c', '');
const fields = fc.constantFrom<FormField>('name', 'description');
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), field: fields, input: texts }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('elsewhere' as const), field: fields, input: texts }),
	},
	fc.record({
		do: fc.constantFrom('save' as const, 'saved' as const, 'failed' as const, 'reload' as const),
	}),
);

/** Plays the person, the others and a service that takes changes back, against one form. */
function play(
	steps: readonly Step[],
	check: (editing: Editing, typed: ReadonlyMap<FormField, string>) => void,
): void {
	let values: FormValues = { name: 'Name', description: '' };
	let before = values;
	let sent: TaskChanges | undefined;
	let editing = new Editing(values, {});
	/** What the person typed last and the task has not become since, as far as that is certain. */
	const typed = new Map<FormField, string>();
	const become = (next: FormValues): void => {
		values = next;
		editing.take(values);
	};
	for (const one of steps) {
		switch (one.do) {
			case 'type':
				editing.type(one.field, one.input);
				typed.set(one.field, one.input);
				break;
			case 'elsewhere':
				if (one.input.trim()) {
					before = { ...before, [one.field]: one.input.trim() };
					become({ ...values, [one.field]: one.input.trim() });
				}
				break;
			case 'save':
				if (!sent && Object.keys(editing.problems).length === 0) {
					sent = editing.begin();
					before = values;
					become({ ...values, ...sent });
				}
				break;
			case 'saved':
				if (sent) {
					editing.finish(sent);
					for (const [field, input] of typed) {
						// It was the task's, whatever others made of it since.
						if (field in sent && isSame(valueOf(field, input), sent[field])) {
							typed.delete(field);
						}
					}
					sent = undefined;
				}
				break;
			case 'failed':
				if (sent) {
					become({
						...values,
						...Object.fromEntries(
							Object.keys(sent).map((field) => [field, before[field as FormField]]),
						),
					});
					editing.fail();
					sent = undefined;
				}
				break;
			case 'reload':
				editing = new Editing(values, editing.draft, sent);
				break;
		}
		if (!sent) {
			for (const [field, input] of typed) {
				if (isSame(valueOf(field, input), values[field])) {
					typed.delete(field);
				}
			}
		}
		check(editing, typed);
	}
}

describe('whatever happens in whatever order', () => {
	it('keeps every text that the task has not become', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
				play(steps, (editing, typed) => {
					for (const [field, input] of typed) {
						assert.equal(editing.draft[field]?.input, input);
					}
				});
			}),
			{ numRuns: 1000 },
		);
	});

	it('does not take its own saves for changes by others', () => {
		const alone = step.filter((one) => one.do !== 'elsewhere');
		fc.assert(
			fc.property(fc.array(alone, { maxLength: 25 }), (steps) => {
				play(steps, (editing) => assert.deepEqual([...editing.conflicts], []));
			}),
			{ numRuns: 1000 },
		);
	});
});
