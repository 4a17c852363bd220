import type { RuleStrings } from '../recurrence/ruleStrings.ts';
import type { TaskField } from '../tasks/task.ts';
import type { FormAction } from './formActions.ts';
import type { InputProblem } from './inputProblem.ts';

/** Every sentence and word of the page, in the person's language. `{0}` is filled in by the page. */
export type FormStrings = {
	/** The form's own name, for screen readers. */
	form: string;
	breadcrumb: string;
	fields: Readonly<Record<TaskField, string>>;
	/** What a field expects, shown under it. */
	hints: Readonly<Partial<Record<TaskField, string>>>;
	problems: Readonly<Record<InputProblem, string>>;
	actions: Readonly<Record<FormAction, string>>;
	priorities: Readonly<Record<string, string>>;
	colors: Readonly<Record<string, string>>;
	groups: {
		people: string;
		peopleAndTags: string;
		schedule: string;
		options: string;
		facts: string;
		advanced: string;
	};
	repeats: {
		none: string;
		daily: string;
		weekdays: string;
		weekly: string;
		monthly: string;
		yearly: string;
		/** A rule that is none of the above; it is written under Advanced. */
		custom: string;
		/** The label of the text with the whole rule. */
		rule: string;
	};
	/** `{0}`: how long, in hours, minutes and seconds. */
	running: string;
	/** `{0}`: how long, in hours and minutes. */
	tracked: string;
	overwrite: string;
	overwriteHint: string;
	subTasks: string;
	addSubTask: string;
	noSubTasks: string;
	inCode: string;
	rule: RuleStrings;
	upcoming: { title: string; loading: string; nothing: string };
	save: string;
	revert: string;
	saving: string;
	saved: string;
	unsaved: string;
	archived: string;
	saveFailed: string;
	retry: string;
	/** `{0}`: how many fields can't be saved as they are. */
	mendFirst: string;
	nothingToSave: string;
	restored: string;
	discard: string;
	reverted: string;
	undo: string;
	/** Stands behind the label of a field that has to be filled in. */
	required: string;
	gone: string;
	createAgain: string;
	loading: string;
	signedOut: string;
	/** `{0}`: what the field became elsewhere. */
	changedElsewhere: string;
	useTheirs: string;
	keepMine: string;
	empty: string;
	none: string;
	noProject: string;
	/** The label where a task has one. */
	assignee: string;
	nobody: string;
	noParent: string;
	chooseParent: string;
	yes: string;
	no: string;
	/** The choice of leaving something to the service. */
	serviceDecides: string;
	noColor: string;
	customColor: string;
	/** `{0}`: hours and minutes. */
	understood: string;
	/** `{0}`: what is filtered: tags, assignees. */
	filter: string;
	/** `{0}`: the entry. */
	remove: string;
	/** `{0}`: how many there are. */
	matches: string;
	noMatches: string;
	/** `{0}`: the tag's name. */
	createTag: string;
};
