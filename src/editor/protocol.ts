import type { StatusType } from '../tasks/catalog.ts';
import type { EntityId, IsoInstant, TaskChanges, TaskField, TaskFields, TaskId } from '../tasks/task.ts';
import type { TroubleChoice } from '../tasks/trouble.ts';
import type { CodePlace } from '../ui/codePlaces.ts';
import type { Fact } from '../ui/sayFacts.ts';
import type { FormAction, OtherTaskAction } from './formActions.ts';
import type { FormStrings } from './formStrings.ts';

/** A field of the form: those of a task, and how the next save treats the calendar that the task came from. */
export type FormField = TaskField;

/**
 * A task as the form sees it: only the fields that its product has, none of them absent; `null`, `''` and
 * `[]` stand for nothing there.
 */
export type FormValues = Partial<TaskFields & { outboundSync: boolean | null }>;

export type FormValue = FormValues[FormField] & ({} | null);

/** What a control holds: typed text (also a select's value), a check mark, or chosen ids. */
export type Input = string | boolean | readonly string[];

/**
 * What a person has typed and not saved, by field: the control's content, and the value that the task
 * had when they began. Kept as it was typed, so that half a date or a misspelt rule comes back too.
 */
export type Draft = { readonly [field in FormField]?: { base: FormValue; input: Input } };

/** One entry of a list to choose from; `color` is `#rrggbb`. */
export type Choice = { id: EntityId; label: string; color?: string | null };

export type StatusChoice = Choice & { type: StatusType };

/** Why there is nothing to save to, although the form is open. */
export type Missing = 'loading' | 'gone' | 'signedOut';

export type SubTask = { id: TaskId; name: string; done: boolean };

/** `detail` says what becomes of the task by the choice. */
export type TroubleOffer = { choice: TroubleChoice; label: string; detail: string };

/** The task and all that the form needs to know beside it. */
export type FormState = {
	taskId: TaskId;
	name: string;
	/** Absent when the task is there. The form then keeps the values that it had. */
	missing?: Missing;
	archived: boolean;
	/** When changes of the task that have not reached the service are sent; absent when none waits. */
	waits?: string;
	/** Why a change of the task waits for the person, and what they can do about it. */
	trouble?: { sentence: string; choices: readonly TroubleOffer[] };
	/** The project and the parents, outermost first. The project has no id: it can't be opened. */
	breadcrumb: readonly { name: string; id?: TaskId }[];
	/** In their order. Absent where tasks have no sub-tasks. */
	subTasks?: readonly SubTask[];
	/** Where it is referred to. Absent where nothing is known of such places. */
	inCode?: readonly CodePlace[];
	/** Since when the task's timer runs. */
	runsSince?: IsoInstant;
	/** Seconds; absent where the product doesn't say. */
	trackedSeconds?: number;
	/** What the service says beside that, to be read only. */
	facts: readonly Fact[];
	values: FormValues;
	/** The fields that the task may not be without. */
	required: readonly FormField[];
	/** The fields that the task keeps as they are, each with the reason. */
	fixed: Readonly<Partial<Record<FormField, string>>>;
	/** Present where a task has one assignee at most. */
	oneAssignee?: { mayBeNobody: boolean };
	/** Whether the whole task can be overwritten in one go. */
	canOverwrite: boolean;
	actions: readonly FormAction[];
	/** Whether tags can be made here. */
	canCreateTag: boolean;
	/** Whether the task is one of a series, so that others are to come. */
	recurs: boolean;
	projects: readonly Choice[];
	statuses: readonly StatusChoice[];
	tags: readonly Choice[];
	people: readonly Choice[];
	/** The names of the tasks that the form mentions by id. */
	taskNames: Readonly<Record<TaskId, string>>;
};

/** A later instance of a recurring task, or only its day where the product has no instances. `day` is in words. */
export type UpcomingTask = { id?: TaskId; day: string; name: string; status?: string };

/** From the host to the page. */
export type ToPage =
	/** The answer to `ready`. */
	| {
			kind: 'init';
			strings: FormStrings;
			state: FormState;
			/** What the host kept when the form was closed; the page's own is newer where it has one. */
			draft?: Draft;
			/** What is being saved right now. */
			saving?: TaskChanges;
			/** Why the last save failed, when the page was not there to be told. */
			failed?: string;
	  }
	| { kind: 'state'; state: FormState }
	| { kind: 'saved'; changes: TaskChanges }
	/** The person thought better of saving. */
	| { kind: 'notSaved' }
	| { kind: 'failed'; sentence: string }
	/** The task stands in the form's place for one that was gone. */
	| { kind: 'created'; state: FormState }
	/** The parent that was chosen; `null` for none. */
	| { kind: 'parent'; id: TaskId | null; name: string }
	/** The tag that was made, which the task is to get. */
	| { kind: 'tag'; id: EntityId }
	/** The answer to `upcoming`, or why there is none. */
	| { kind: 'upcoming'; tasks: readonly UpcomingTask[] }
	| { kind: 'upcoming'; sentence: string };

/** From the page to the host. */
export type FromPage =
	| { kind: 'ready' }
	/** All that is typed and not saved; empty when nothing is. */
	| { kind: 'draft'; draft: Draft }
	| { kind: 'save'; changes: TaskChanges }
	| { kind: 'create'; values: FormValues }
	/** The whole task is to be as the form shows it. */
	| { kind: 'replace'; values: FormValues }
	| { kind: 'pickParent' }
	| { kind: 'createTag'; name: string }
	| { kind: 'trouble'; choice: TroubleChoice }
	| { kind: 'action'; action: FormAction }
	| { kind: 'otherTask'; action: OtherTaskAction; id: TaskId }
	| { kind: 'addSubTask' }
	/** The person wants to see a place in code. */
	| { kind: 'openCode'; uri: string; line: number }
	| { kind: 'upcoming' };

/** What the page keeps over being hidden and over a reload of the window. */
export type PageState = { taskId: TaskId; draft: Draft; values: FormValues };
