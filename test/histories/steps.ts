import fc from 'fast-check';
import type { TroubleChoice } from '../../src/tasks/trouble.ts';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import type { Fault, FaultMatch } from '../server/faults.ts';

/** A field that no two writes give the same value. */
export type WrittenField = 'notes' | 'estimatedMins';

/** What a person does in a window, or what happens. `pick` chooses among what there is, whatever its size. */
export type Step =
	| { kind: 'create'; window: 0 | 1; names: readonly string[]; below: number | undefined; wait: boolean }
	| {
			kind: 'update';
			window: 0 | 1;
			picks: readonly number[];
			fields: readonly WrittenField[];
			twice: boolean;
			wait: boolean;
	  }
	| { kind: 'act'; window: 0 | 1; action: TaskAction; picks: readonly number[]; wait: boolean }
	| { kind: 'refresh'; window: 0 | 1; how: 'whole' | 'changes' | 'archived'; wait: boolean }
	| {
			kind: 'elsewhere';
			what: 'edit' | 'archive' | 'delete' | 'create';
			pick: number;
			name: string;
			field: WrittenField;
	  }
	| { kind: 'fault'; match: FaultMatch; fault: Fault }
	| { kind: 'calm' }
	| { kind: 'restart'; window: 0 | 1 }
	| { kind: 'kill'; window: 0 | 1; turns: number }
	| { kind: 'choose'; window: 0 | 1; pick: number; choice: TroubleChoice }
	| { kind: 'pass'; minutes: number }
	| { kind: 'turns'; turns: number };

export type History = {
	/** Nothing in place of steps that shrinking took away. */
	steps: readonly (Step | null)[];
	/** By how many minutes the computer's clock is ahead of the server's. */
	skew: number;
	createAnswer: 'task' | 'empty';
};

const window = fc.oneof(
	{ arbitrary: fc.constant(0 as const), weight: 3 },
	{ arbitrary: fc.constant(1 as const), weight: 1 },
);
const pick = fc.nat(50);
const picks = fc.oneof(
	{ arbitrary: pick.map((one) => [one]), weight: 3 },
	{ arbitrary: fc.array(pick, { minLength: 2, maxLength: 3 }), weight: 1 },
);
const name = fc.constantFrom('Write it', 'Read it');
const names = fc.oneof(
	{ arbitrary: name.map((one) => [one]), weight: 3 },
	{ arbitrary: fc.array(name, { minLength: 2, maxLength: 3 }), weight: 1 },
);
const field = fc.constantFrom<WrittenField>('notes', 'estimatedMins');
const fields = fc.constantFrom<readonly WrittenField[]>(
	['notes'],
	['estimatedMins'],
	['notes', 'estimatedMins'],
);
const wait = fc.boolean();
const turns = fc.nat(25);

const fault = fc.constantFrom<Fault>(
	{ kind: 'dropBefore' },
	{ kind: 'dropAfter' },
	{ kind: 'dropAfter' },
	{ kind: 'hang' },
	{ kind: 'status', status: 401 },
	{ kind: 'quota', resetsInSeconds: 60 },
	{ kind: 'plan' },
	{ kind: 'status', status: 429, headers: { 'Retry-After': '30' } },
	{ kind: 'status', status: 500 },
	{ kind: 'status', status: 503 },
	{ kind: 'html' },
	{ kind: 'cutJson' },
	{ kind: 'cutStream' },
	{ kind: 'delay', ms: 8 },
	{ kind: 'delay', ms: 8, after: true },
);
const match = fc
	.record({
		method: fc.constantFrom('POST', 'PATCH', 'DELETE', 'GET', undefined),
		count: fc.integer({ min: 1, max: 3 }),
		skip: fc.nat(1),
	})
	.map(({ method, ...rest }): FaultMatch => (method === undefined ? rest : { ...rest, method }));

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 10,
		arbitrary: fc.record({
			kind: fc.constant('create' as const),
			window,
			names,
			below: fc.option(pick, { nil: undefined, freq: 2 }),
			wait,
		}),
	},
	{
		weight: 12,
		arbitrary: fc.record({
			kind: fc.constant('update' as const),
			window,
			picks,
			fields,
			twice: fc.boolean(),
			wait,
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('act' as const),
			window,
			action: fc.constantFrom<TaskAction>('archive', 'unarchive', 'delete', 'restore'),
			picks,
			wait,
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('refresh' as const),
			window,
			how: fc.constantFrom('whole' as const, 'changes' as const, 'archived' as const),
			wait,
		}),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('elsewhere' as const),
			what: fc.constantFrom(
				'edit' as const,
				'edit' as const,
				'archive' as const,
				'delete' as const,
				'create' as const,
			),
			pick,
			name,
			field,
		}),
	},
	{ weight: 8, arbitrary: fc.record({ kind: fc.constant('fault' as const), match, fault }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('calm' as const) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), window }) },
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant('kill' as const), window, turns }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('choose' as const),
			window,
			pick,
			choice: fc.constantFrom<TroubleChoice>('again', 'mine', 'theirs', 'discard'),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(1, 7, 20) }),
	},
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('turns' as const), turns }) },
);

export const history: fc.Arbitrary<History> = fc.record({
	// Always as long: a step that isn't needed for a failure shrinks to none.
	steps: fc.array(fc.option(step, { freq: 30 }), { minLength: 30, maxLength: 30 }),
	skew: fc.constantFrom(0, 0, 4, -4),
	createAnswer: fc.constantFrom('task' as const, 'task' as const, 'empty' as const),
});
