import fc from 'fast-check';

const lines = [
	'a();',
	'',
	'// TODO: fix',
	'\t// TODO: fix',
	'// TODO(alice): fix',
	'b(); // FIXME: b',
	'/* TODO: fix */ c(); // TODO: fix',
	'/*\n * TODO: in a block\n * more\n */',
	'// TODO(toggl#5): has one',
	'const text = "// TODO: no";',
	'x(1);',
	'\ty(2);   ',
	'// TODO: other',
] as const;

const line = fc.constantFrom(...lines);
const place = fc.nat(1000);
const window = fc.constantFrom(0, 0, 0, 1);
const step = fc.record({
	step: fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({ kind: fc.constant('insertLine'), window, at: place, text: line }),
		},
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant('deleteLine'), window, at: place }) },
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constantFrom('move', 'cutAndPaste', 'duplicate'),
				window,
				at: place,
				to: place,
			}),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('type'),
				window,
				at: place,
				text: fc.constantFrom('x', ' ', '\n', '(bob)', 'TODO', '// ', '*/'),
			}),
		},
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant('erase'), window, at: place, to: place }) },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('cursors'),
				window,
				at: place,
				text: fc.constantFrom('z', '\t'),
			}),
		},
		{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('format', 'save', 'open'), window }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close', 'undo'), window }) },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constantFrom('diskInsert', 'diskDelete', 'diskFormat'),
				at: place,
				text: line,
			}),
		},
		{ weight: 3, arbitrary: fc.record({ kind: fc.constant('trigger'), window }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('reach') }) },
		{
			weight: 1,
			arbitrary: fc.record({ kind: fc.constant('kill'), window, backup: fc.boolean() }),
		},
	),
	/** How much happens elsewhere before the next step. */
	turns: fc.nat(6),
});

export type Step = {
	kind: string;
	window?: 0 | 1;
	at?: number;
	to?: number;
	text?: string;
	backup?: boolean;
};

/** What may happen between the wish for a task and the end. */
export const history = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 10 }),
	lineEnd: fc.constantFrom('\n', '\r\n'),
	target: place,
	isOffline: fc.boolean(),
	steps: fc.array(step, { maxLength: 14 }),
	/** How long things take, one after the other. */
	delays: fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }),
});

export type History = typeof history extends fc.Arbitrary<infer H> ? H : never;
