import fc from 'fast-check';
import type { Product } from '../../src/tasks/task.ts';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import type { TroubleChoice } from '../../src/tasks/trouble.ts';
import type { Fault, FaultMatch } from '../server/faults.ts';
import { mishaps, outages } from './mishaps.ts';
import type { WrittenField } from './write.ts';
import type { Abilities, Settings } from './product.ts';
import type { History, Step } from './steps.ts';

const window = fc.oneof(
	{ arbitrary: fc.constant(0 as const), weight: 3 },
	{ arbitrary: fc.constant(1 as const), weight: 1 },
);
const pick = fc.nat(50);
const some = fc.array(pick, { minLength: 2, maxLength: 3 });
const picks = fc.oneof({ arbitrary: pick.map((one) => [one]), weight: 3 }, { arbitrary: some, weight: 1 });
const name = fc.constantFrom('Write it', 'Read it');
const names = fc.oneof(
	{ arbitrary: name.map((one) => [one]), weight: 3 },
	{ arbitrary: fc.array(name, { minLength: 2, maxLength: 3 }), weight: 1 },
);
const wait = fc.boolean();
const turns = fc.nat(25);

type Weighted = { weight: number; arbitrary: fc.Arbitrary<Step> };

/** What is done with one product. */
function stepsOf(abilities: Abilities): readonly Weighted[] {
	const { product, alike, subTasks, actions, refreshes, elsewhere, elsewhereFields, replaced } = abilities;
	const products = fc.constant([product]);
	const fields = fc.constantFrom(...abilities.fields);
	const match = fc
		.record({
			method: fc.constantFrom(...abilities.methods, undefined),
			count: fc.integer({ min: 1, max: 3 }),
			skip: fc.nat(1),
		})
		.map(({ method, ...rest }): FaultMatch => (method === undefined ? rest : { ...rest, method }));
	const statuses = abilities.statuses.map((status): Fault => ({ kind: 'status', status }));
	return [
		{
			weight: 10,
			arbitrary: fc.record({
				kind: fc.constant('create' as const),
				window,
				product: fc.constant(product),
				names,
				pick,
				below: subTasks ? fc.option(pick, { nil: undefined, freq: 2 }) : fc.constant(undefined),
				wait,
			}),
		},
		{ weight: alike ? 9 : 12, arbitrary: update(products, picks, fields, fc.constant(false)) },
		...(alike ? [{ weight: 3, arbitrary: update(products, some, fields, fc.constant(true)) }] : []),
		{
			weight: 5,
			arbitrary: fc.record({
				kind: fc.constant('clash' as const),
				window,
				product: fc.constant(product),
				picks: fc.array(pick, { minLength: 1, maxLength: 4 }),
				fields,
				theirs: fc.array(
					fc.record({
						at: fc.nat(3),
						same: fc.boolean(),
						field: fc.constantFrom(...elsewhereFields),
					}),
					{ minLength: 1, maxLength: 2 },
				),
				minutes: fc.constantFrom(0, 7),
				wait,
			}),
		},
		...(replaced
			? [
					{
						weight: 3,
						arbitrary: fc.record({
							kind: fc.constant('replace' as const),
							window,
							product: fc.constant(product),
							pick,
							fields: fc.constantFrom(...replaced),
							wait,
						}),
					},
				]
			: []),
		{ weight: 6, arbitrary: act(products, picks, actions) },
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('refresh' as const),
				window,
				product: fc.constant(product),
				how: fc.constantFrom(...refreshes),
				wait,
			}),
		},
		{
			weight: 5,
			arbitrary: fc.record({
				kind: fc.constant('elsewhere' as const),
				product: fc.constant(product),
				what: fc.constantFrom(...elsewhere),
				pick,
				name,
				field: fc.constantFrom(...elsewhereFields),
			}),
		},
		{
			weight: 8,
			arbitrary: fc.record({
				kind: fc.constant('fault' as const),
				product: fc.constant(product),
				match,
				fault: fc.constantFrom(...mishaps, ...statuses),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({ kind: fc.constant('calm' as const), product: fc.constant(product) }),
		},
	];
}

function update(
	products: fc.Arbitrary<readonly Product[]>,
	which: fc.Arbitrary<readonly number[]>,
	fields: fc.Arbitrary<readonly WrittenField[]>,
	alike: fc.Arbitrary<boolean>,
): fc.Arbitrary<Step> {
	return fc.record({
		kind: fc.constant('update' as const),
		window,
		products,
		picks: which,
		fields,
		alike,
		twice: fc.boolean(),
		wait,
	});
}

function act(
	products: fc.Arbitrary<readonly Product[]>,
	which: fc.Arbitrary<readonly number[]>,
	actions: readonly TaskAction[],
): fc.Arbitrary<Step> {
	return fc.record({
		kind: fc.constant('act' as const),
		window,
		products,
		action: fc.constantFrom(...actions),
		picks: which,
		wait,
	});
}

/** What is done with tasks of several products at once: what all of them have. */
function mixedSteps(all: readonly Abilities[]): readonly Weighted[] {
	const products = fc.constant(all.map(({ product }) => product));
	const actions = (all[0]?.actions ?? []).filter((action) =>
		all.every((one) => one.actions.includes(action)),
	);
	return [
		{
			weight: 6,
			arbitrary: update(
				products,
				some,
				fc.constant<readonly WrittenField[]>(['estimatedMins']),
				fc.boolean(),
			),
		},
		{ weight: 3, arbitrary: act(products, some, actions) },
	];
}

/** What happens to windows and to all products alike. */
const otherSteps: readonly Weighted[] = [
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
];

/** Histories of the accounts of these products, in one store and one file. */
export function historiesOf(all: readonly Abilities[]): fc.Arbitrary<History> {
	const step = fc.oneof(
		...all.flatMap(stepsOf),
		...(all.length > 1 ? mixedSteps(all) : []),
		...otherSteps.map(({ weight, arbitrary }) => ({ weight: weight * all.length, arbitrary })),
	);
	const length = 15 + 15 * all.length;
	return fc.record({
		// Always as long: a step that isn't needed for a failure shrinks to none.
		steps: fc.array(fc.option(step, { freq: 30 }), { minLength: length, maxLength: length }),
		skew: fc.constantFrom(0, 0, 4, -4),
		seed: fc.noShrink(fc.nat()),
		settings: fc.record(
			Object.fromEntries(
				all.flatMap(({ settings }) =>
					Object.entries(settings).map(([setting, values]) => [
						setting,
						fc.constantFrom(...(values as readonly unknown[])),
					]),
				),
			),
		) as fc.Arbitrary<Partial<Settings>>,
		down:
			all.length > 1
				? fc.record({
						product: fc.constantFrom(...all.map(({ product }) => product)),
						fault: fc.constantFrom(...outages),
					})
				: fc.constant(null),
	});
}
