import type {
	PlannerCard,
	PlannerDay,
	PlannerGroup,
	PlannerPageState,
	PlannerState,
	ToPage,
} from '../../src/planner/protocol.ts';
import { either, flag, list, message, nothing, number, shape, text, words } from '../shared/shape.ts';

type Message<Kind extends ToPage['kind']> = Omit<Extract<ToPage, { kind: Kind }>, 'kind'>;

const textOrNone = either(nothing, text);

const card = shape<PlannerCard>({
	id: text,
	place: shape<PlannerCard['place']>({
		first: number,
		last: number,
		lane: number,
		beginsBefore: flag,
		endsAfter: flag,
	}),
	masked: flag,
	done: flag,
	name: text,
	facts: text,
	project: text,
	color: textOrNone,
	label: text,
});

const state = shape<PlannerState>(
	{
		by: text,
		range: text,
		days: list(
			shape<PlannerDay>({ weekday: text, day: text, month: text, isToday: flag, isWeekend: flag }),
		),
		groups: list(
			shape<PlannerGroup>({ id: textOrNone, name: text, color: textOrNone, cards: list(card) }),
		),
		loading: flag,
	},
	{
		problem: shape<NonNullable<PlannerState['problem']>>({ sentence: text, cures: list(text) }),
	},
);

const kept = shape<PlannerPageState>({ product: text, by: text, from: text });

/** Whether it is something that the host says. */
export const isToPage = message<ToPage>({
	init: shape<Message<'init'>>({ strings: words, state, kept }, { failed: text }),
	state: shape<Message<'state'>>({ state }),
	keep: shape<Message<'keep'>>({ kept }),
	said: shape<Message<'said'>>({ sentence: text }),
	failed: shape<Message<'failed'>>({ sentence: text }),
});
