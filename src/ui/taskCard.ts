import * as vscode from 'vscode';
import { ruleWords } from '../recurrence/ruleWords.ts';
import { sayRule } from '../recurrence/sayRule.ts';
import { isUnsent } from '../tasks/isUnsent.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { sayMinutes, sayWholeDate } from './dates.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { nameToSee, oneLine } from './plainText.ts';
import { sayFacts } from './sayFacts.ts';
import { sayPriority } from './sayPriority.ts';
import { sayWhenSent } from './saySync.ts';
import { withoutSnippet } from './withoutSnippet.ts';

/** How code names a task. Products know that, and nothing here knows products. */
type NameInCode = (id: TaskId) => string;

/** A task's card: name, where it stands, what there is to know, and the beginning of its text. */
export function taskCard(task: Task, store: TaskStore, nameInCode: NameInCode): vscode.MarkdownString {
	const card = new vscode.MarkdownString('', true);
	card.appendMarkdown(`**${plainMarkdown(nameToSee(task, 300))}**\n\n`);
	const way = task.trouble?.sentence ?? (task.pending ? sayPending(task, store) : undefined);
	if (way !== undefined) {
		const icon = task.trouble ? '$(warning)' : '$(cloud-upload)';
		card.appendMarkdown(`${icon} ${plainMarkdown(oneLine(way, 300))}\n\n`);
	}
	const path = [
		...parents(task, store).map(({ name }) => name),
		...(task.projectName ? [task.projectName] : []),
	].toReversed();
	if (path.length > 0) {
		card.appendMarkdown(`${plainMarkdown(path.map((name) => oneLine(name, 60)).join(' › '))}\n\n`);
	}
	for (const [label, value] of facts(task, store, nameInCode)) {
		card.appendMarkdown(`- ${plainMarkdown(`${label}: ${oneLine(value, 300)}`)}\n`);
	}
	for (const whole of [task.description, task.notes]) {
		const text = withoutSnippet((whole ?? '').replaceAll(/\r\n?/g, '\n')).trim();
		if (text) {
			card.appendMarkdown('\n\n');
			for (const line of text.slice(0, 600).split('\n')) {
				// Two blanks at the end keep a line a line.
				card.appendMarkdown(`${plainMarkdown(line)}  \n`);
			}
		}
	}
	return card;
}

function facts(task: Task, store: TaskStore, nameInCode: NameInCode): readonly (readonly [string, string])[] {
	const catalog = store.account(task.product)?.catalog;
	const all: readonly (readonly [string, string | null | undefined])[] = [
		[vscode.l10n.t('Status'), task.statusName],
		[
			vscode.l10n.t('Priority'),
			task.priority && task.priority !== 'none' ? sayPriority(task.priority) : '',
		],
		[vscode.l10n.t('Start Date'), sayDay(task.startDate)],
		[vscode.l10n.t('Due Date'), sayDay(task.endDate)],
		[
			vscode.l10n.t('Repeats'),
			task.rrule ? (sayRule(task.rrule, ruleWords(vscode.env.language)) ?? task.rrule) : '',
		],
		[vscode.l10n.t('Estimate'), task.estimatedMins ? sayMinutes(task.estimatedMins) : ''],
		[
			vscode.l10n.t('Tracked'),
			task.trackedSeconds ? sayMinutes(Math.round(task.trackedSeconds / 60)) : '',
		],
		[vscode.l10n.t('Assignees'), names(task.assigneeIds, catalog?.people)],
		[vscode.l10n.t('Tags'), names(task.tagIds, catalog?.tags)],
		...sayFacts(task).map(({ label, value }) => [label, value] as const),
		[vscode.l10n.t('Reference'), isUnsent(task.id) ? '' : nameInCode(task.id)],
	];
	return all.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
}

function sayDay(date: string | null | undefined): string {
	return date ? sayWholeDate(date, vscode.env.language) : '';
}

function sayPending({ product }: Task, store: TaskStore): string {
	const state = store.sync.state(product);
	return state ? sayWhenSent(state, vscode.env.language) : vscode.l10n.t('Being saved');
}

/** The nearest parent first. */
function parents(task: Task, store: TaskStore): readonly Task[] {
	const found: Task[] = [];
	for (let at = task.parentId ? store.get(task.parentId) : undefined; at && !found.includes(at);) {
		found.push(at);
		at = at.parentId ? store.get(at.parentId) : undefined;
	}
	return found;
}

function names(
	ids: readonly string[] | undefined,
	list: readonly { id: string; name: string }[] | undefined,
): string {
	return (ids ?? []).map((id) => list?.find((entry) => entry.id === id)?.name ?? id).join(', ');
}
