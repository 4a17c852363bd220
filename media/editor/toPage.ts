import type {
	Choice,
	Draft,
	FormState,
	StatusChoice,
	SubTask,
	ToPage,
	TroubleOffer,
	UpcomingTask,
} from '../../src/editor/protocol.ts';
import { either, flag, list, message, nothing, number, record, shape, text, words } from '../shared/shape.ts';

type Message<Kind extends ToPage['kind']> = Omit<Extract<ToPage, { kind: Kind }>, 'kind'>;
type Upcoming = { tasks: readonly UpcomingTask[] };
type NoneUpcoming = { sentence: string };

const one = either(nothing, text, number, flag, list(either(text, number)));
const values = record(one);
const input = either(text, flag, list(text));
const draft = record(shape<NonNullable<Draft[keyof Draft]>>({ base: one, input }));
const color = either(nothing, text);
const choices = list(shape<Choice>({ id: text, label: text }, { color }));

const state = shape<FormState>(
	{
		taskId: text,
		name: text,
		archived: flag,
		breadcrumb: list(shape<FormState['breadcrumb'][number]>({ name: text }, { id: text })),
		facts: list(shape<FormState['facts'][number]>({ label: text, value: text })),
		values,
		required: list(text),
		fixed: record(text),
		canOverwrite: flag,
		actions: list(text),
		canCreateTag: flag,
		recurs: flag,
		projects: choices,
		statuses: list(shape<StatusChoice>({ id: text, label: text, type: text }, { color })),
		tags: choices,
		people: choices,
		taskNames: record(text),
	},
	{
		missing: text,
		waits: text,
		trouble: shape<NonNullable<FormState['trouble']>>({
			sentence: text,
			choices: list(shape<TroubleOffer>({ choice: text, label: text, detail: text })),
		}),
		subTasks: list(shape<SubTask>({ id: text, name: text, done: flag })),
		inCode: list(
			shape<NonNullable<FormState['inCode']>[number]>({
				uri: text,
				line: number,
				character: number,
				label: text,
				text,
			}),
		),
		oneAssignee: shape<NonNullable<FormState['oneAssignee']>>({ mayBeNobody: flag }),
		runsSince: text,
		trackedSeconds: number,
	},
);

/** Whether it is something that the host says. */
export const isToPage = message<ToPage>({
	init: shape<Message<'init'>>({ strings: words, state }, { draft, saving: values, failed: text }),
	state: shape<Message<'state'>>({ state }),
	saved: shape<Message<'saved'>>({ changes: values }),
	notSaved: () => true,
	failed: shape<Message<'failed'>>({ sentence: text }),
	created: shape<Message<'created'>>({ state }),
	parent: shape<Message<'parent'>>({ id: either(nothing, text), name: text }),
	tag: shape<Message<'tag'>>({ id: text }),
	upcoming: either(
		shape<Upcoming>({
			tasks: list(shape<UpcomingTask>({ day: text, name: text }, { id: text, status: text })),
		}),
		shape<NoneUpcoming>({ sentence: text }),
	),
});
