import type { GroupKind } from '../tasks/groupApi.ts';
import type { EntityId, TaskId } from '../tasks/task.ts';
import type { Place } from './days.ts';
import type { Drop } from './planDrop.ts';

/** A card: a task, or what may be seen of one. */
export type PlannerCard = {
	id: TaskId;
	place: Place;
	/** Whether it is for others: then it has no name, and nothing can be done with it. */
	masked: boolean;
	done: boolean;
	name: string;
	/** What stands below the name; dates and estimate. */
	facts: string;
	project: string;
	/** `#rrggbb` of the project. */
	color: string | null;
	/** All of it in words, for a screen reader. */
	label: string;
};

export type PlannerGroup = {
	/** `null` for the tasks that are in no other group. */
	id: EntityId | null;
	name: string;
	color: string | null;
	/** In the order of their places. */
	cards: readonly PlannerCard[];
};

export type PlannerDay = {
	/** "Mon", "21". */
	weekday: string;
	day: string;
	/** Where the month begins. */
	month: string;
	isToday: boolean;
	isWeekend: boolean;
};

/** What helps when there is nothing to show. */
export type Cure = 'refresh' | 'signIn' | 'showLog';

export type PlannerState = {
	by: GroupKind;
	/** The days in one line. */
	range: string;
	days: readonly PlannerDay[];
	groups: readonly PlannerGroup[];
	/** Whether an answer of the service is awaited. */
	loading: boolean;
	/** Why the last request failed, and what helps. What was known before stays on show. */
	problem?: { sentence: string; cures: readonly Cure[] };
};

/** What a page keeps over a reload. */
export type PlannerPageState = { product: string; by: GroupKind; from: string };

/** From the host to the page. */
export type ToPage =
	| { kind: 'init'; strings: PlannerStrings; state: PlannerState; kept: PlannerPageState; failed?: string }
	| { kind: 'state'; state: PlannerState }
	/** What the page keeps became different. */
	| { kind: 'keep'; kept: PlannerPageState }
	/** For a screen reader: what has just been done. */
	| { kind: 'said'; sentence: string }
	/** A drop was taken back, and why. */
	| { kind: 'failed'; sentence: string };

/** What a card's keys do beside opening it. */
export const steps = ['earlier', 'later', 'dayBefore', 'dayAfter'] as const;

export type Step = (typeof steps)[number];

/** From the page to the host. */
export type FromPage =
	| { kind: 'ready' }
	| { kind: 'by'; by: GroupKind }
	| { kind: 'go'; to: 'previous' | 'today' | 'next' }
	| { kind: 'cure'; cure: Cure }
	| { kind: 'open'; id: TaskId }
	| { kind: 'drop'; drop: Drop }
	| { kind: 'step'; id: TaskId; group: EntityId | null; step: Step }
	/** All that can be done with a card, to choose from. */
	| { kind: 'menu'; id: TaskId; group: EntityId | null };

/** Every word of the page, in the person's language. */
export type PlannerStrings = {
	planner: string;
	groupBy: string;
	kinds: Readonly<Record<GroupKind, string>>;
	previous: string;
	today: string;
	next: string;
	refresh: string;
	loading: string;
	/** Where nothing is planned in the days on show. */
	nothing: string;
	/** What keys do on a card. */
	keys: string;
	dismiss: string;
	cures: Readonly<Record<Cure, string>>;
	/** For a screen reader, where a group has no card. */
	noCards: string;
};
