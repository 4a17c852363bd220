import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import { filterArgument, givenFilter } from './givenFilter.ts';
import type { SavedFilter, ViewChoices } from './viewChoices.ts';
import { groupings, type GroupBy, type SortBy, sortings, type ViewChoice } from './viewChoice.ts';

const groupByArgument = v.strictObject({ by: v.optional(v.picklist(groupings)) });
const sortByArgument = v.strictObject({ by: v.optional(v.picklist(sortings)) });

/**
 * The commands that choose what the Tasks view shows and how. Called with an argument each resolves with
 * what holds from then on; with an empty one it changes nothing.
 */
export function registerViewCommands(
	store: TaskStore,
	choices: ViewChoices,
	log: vscode.LogOutputChannel,
): vscode.Disposable {
	const groupBy = async (argument: unknown): Promise<{ by: GroupBy }> => {
		const { by } = isCall(argument)
			? parseArgument(groupByArgument, argument)
			: { by: await (await import('./pickView.ts')).pickGrouping(choices.current.groupBy) };
		await choose(by && { groupBy: by });
		return { by: choices.current.groupBy };
	};

	const sortBy = async (argument: unknown): Promise<{ by: SortBy }> => {
		const { by } = isCall(argument)
			? parseArgument(sortByArgument, argument)
			: { by: await (await import('./pickView.ts')).pickSorting(choices.current.sortBy) };
		await choose(by && { sortBy: by });
		return { by: choices.current.sortBy };
	};

	const choose = async (part: Partial<ViewChoice> | undefined): Promise<void> => {
		if (part) {
			await choices.choose(part);
		}
	};

	const filterTasks = async (
		argument: unknown,
	): Promise<Pick<ViewChoice, 'filter'> & { saved: readonly SavedFilter[] }> => {
		if (isCall(argument)) {
			await filterAsGiven(argument);
		} else {
			await store.settled();
			const { askForFilter } = await import('./askForFilter.ts');
			await askForFilter(store, choices);
		}
		return { filter: choices.current.filter, saved: choices.saved };
	};

	const filterAsGiven = async (argument: unknown): Promise<void> => {
		const { filter, save, forget } = parseArgument(filterArgument, argument);
		if (filter) {
			await choices.choose({ filter: givenFilter(filter, store.defaultProduct) });
		}
		if (save !== undefined) {
			await choices.save(save);
		}
		if (forget !== undefined) {
			await choices.forget(forget);
		}
	};

	const showDone = async (shown: boolean): Promise<void> => {
		const { filter } = choices.current;
		await choices.choose({ filter: { ...filter, done: shown ? undefined : false } });
	};

	return vscode.Disposable.from(
		registerCommand(commandIds.groupBy, groupBy, log),
		registerCommand(commandIds.sortBy, sortBy, log),
		registerCommand(commandIds.filterTasks, filterTasks, log),
		registerCommand(commandIds.clearFilter, () => choices.choose({ filter: {} }), log),
		registerCommand(commandIds.hideDone, () => showDone(false), log),
		registerCommand(commandIds.showDone, () => showDone(true), log),
	);
}
