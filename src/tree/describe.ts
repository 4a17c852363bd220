import * as vscode from 'vscode';
import type { Status } from '../tasks/catalog.ts';
import type { Task } from '../tasks/task.ts';
import type { Trouble } from '../tasks/trouble.ts';
import { sayDate, sayMinutes, today } from '../ui/dates.ts';
import { oneLine } from '../ui/plainText.ts';
import type { Progress } from './shownTasks.ts';
import type { TaskPlace } from './treeNode.ts';

/** What a row knows of its task beside the task. */
type Surroundings = {
	status: Status | undefined;
	progress: Progress | undefined;
	place: TaskPlace;
	isTracked: boolean;
};

/** What stands behind a task's name, the most telling first: whether the service has it, whether it is tracked now, whether it is overdue, status, sub-tasks done, due date, estimate. */
export function describe(
	task: Task,
	{ status, progress, place, isTracked }: Surroundings,
	day = today(),
): string {
	const parts: string[] = [];
	if (task.trouble) {
		parts.push(sayTrouble(task.trouble));
	} else if (task.pending) {
		parts.push(vscode.l10n.t('waiting'));
	}
	if (isTracked) {
		parts.push(vscode.l10n.t('tracking'));
	}
	const date = task.endDate && !task.done ? sayDate(task.endDate, day, vscode.env.language) : '';
	const late = date !== '' && (task.endDate ?? '') < day;
	if (late) {
		// Before what may be long: a narrow row is cut, and not every theme has a colour for it.
		parts.push(vscode.l10n.t('overdue {0}', date));
	}
	if (place !== 'project' && task.projectName) {
		parts.push(oneLine(task.projectName, 40));
	}
	if (task.priority === 'high' && !task.done) {
		parts.push(vscode.l10n.t('high'));
	}
	const isPlain = task.done || status?.type === 'todo' || !task.statusName;
	if (!isPlain) {
		parts.push([status?.emoji, oneLine(task.statusName ?? '', 40)].filter(Boolean).join(' '));
	}
	if (progress) {
		parts.push(`${progress.done}/${progress.all}`);
	}
	if (date && !late) {
		parts.push(date);
	}
	if (task.estimatedMins) {
		parts.push(sayMinutes(task.estimatedMins));
	}
	return parts.join(' · ');
}

function sayTrouble({ kind }: Trouble): string {
	switch (kind) {
		case 'failed':
			return vscode.l10n.t('not sent');
		case 'conflict':
			return vscode.l10n.t('changed elsewhere too');
		case 'undecided':
			return vscode.l10n.t('created?');
	}
}
