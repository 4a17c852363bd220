import * as l10n from '@vscode/l10n';
import { nextDates } from '../recurrence/nextDates.ts';
import type { IsoDate, Task, TaskId } from '../tasks/task.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { ToPage, UpcomingTask } from './protocol.ts';

/** How many days ahead are shown. */
const days = 90;

const dayMs = 24 * 60 * 60 * 1000;

/** Where instances are read. */
type Source = {
	get(id: TaskId): Task | undefined;
	series: {
		instances(task: Task, range: { from: IsoDate; to: IsoDate }): Promise<readonly Task[] | undefined>;
	};
};

/**
 * What the page is told of the next instances of a task's series, without the task itself; where the product
 * knows none, of the days that the rule comes to. A failure is told, too.
 */
export async function upcoming(
	source: Source,
	task: Task | undefined,
	now: { today: IsoDate; locale: string },
): Promise<Extract<ToPage, { kind: 'upcoming' }>> {
	try {
		return { kind: 'upcoming', tasks: task ? await read(source, task, now) : [] };
	} catch (error) {
		return { kind: 'upcoming', sentence: asTaskError(error).message };
	}
}

async function read(
	source: Source,
	task: Task,
	{ today, locale }: { today: IsoDate; locale: string },
): Promise<readonly UpcomingTask[]> {
	const to = new Date(Date.parse(today) + days * dayMs).toISOString().slice(0, 10);
	const format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
	const say = (day: IsoDate): string => format.format(Date.parse(day));
	const instances = await source.series.instances(task, { from: today, to });
	if (instances) {
		return instances
			.filter(({ id }) => id !== task.id)
			.map((instance) => {
				const { id, name, startDate, endDate, statusName } = source.get(instance.id) ?? instance;
				const day = startDate ?? endDate;
				return {
					id,
					day: day ? say(day) : l10n.t('No date'),
					name,
					...(statusName ? { status: statusName } : {}),
				};
			});
	}
	const dates = nextDates(task.rrule ?? '', task.startDate ?? today, { from: today, to });
	if (!dates) {
		const sentence = l10n.t('The rule of this task can’t be read, so nobody knows its next days.');
		throw new TaskError({ kind: 'invalid', sentence });
	}
	return dates.map((day) => ({ day: say(day), name: task.name }));
}
