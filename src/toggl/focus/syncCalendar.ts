import * as l10n from '@vscode/l10n';
import type { IsoDate, IsoInstant } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { encodeOrRefuse } from './encodeValue.ts';
import type { FocusPlace } from './focusPlace.ts';

/** Milliseconds: the service asks the calendars before it answers. */
const patience = 60_000;

/** 204 on the reference page, 200 with a summary in Toggl's Swagger file; what it did is seen by reading the tasks. */
export async function syncCalendar(
	{ http, tasks }: FocusPlace,
	from: IsoDate,
	to: IsoDate,
	timezone: string,
): Promise<void> {
	// "Timestamps" by the page; where the service wants those, a bare day is refused (seen live with time entries).
	const query = {
		date_from: instant(encodeOrRefuse('from', 'day', from), '00:00:00', timezone),
		date_to: instant(encodeOrRefuse('to', 'day', to), '23:59:59', timezone),
		timezone,
	};
	if (to < from) {
		throw new TaskError({ kind: 'invalid', sentence: l10n.t('The last day is before the first.') });
	}
	await http.send(`${tasks}/calendar`, { method: 'PUT', query, timeout: patience });
}

function instant(day: unknown, time: string, timezone: string): IsoInstant {
	return `${String(day)}T${time}${offset(new Date(`${String(day)}T${time}Z`), timezone)}`;
}

/** What the time zone is ahead of UTC: "+02:00". On the night of a clock change it may be an hour off, which moves no day. */
function offset(at: Date, timezone: string): string {
	try {
		const name = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' })
			.formatToParts(at)
			.find(({ type }) => type === 'timeZoneName')?.value;
		return /[+-]\d\d:\d\d/.exec(name ?? '')?.[0] ?? 'Z';
	} catch {
		const sentence = l10n.t('There is no time zone “{0}”.', timezone);
		throw new TaskError({ kind: 'invalid', sentence });
	}
}
