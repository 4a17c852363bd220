import * as l10n from '@vscode/l10n';
import type { Reading } from '../oneLine/reading.ts';
import type { IsoDate } from '../tasks/task.ts';
import { sayDate, sayMinutes } from '../ui/dates.ts';
import { oneLine } from '../ui/plainText.ts';

/** What was understood of a line, in its order: "Website · #bug · high · Fri · 2h · under “Parent task”". */
export function sayReading({ fields, understood }: Reading, from: IsoDate, locale?: string): string {
	const day = (date: IsoDate): string => sayDate(date, from, locale);
	return understood
		.map(({ kind, name }) => {
			switch (kind) {
				case 'tag':
					return `#${oneLine(name, 40)}`;
				case 'date':
					return [fields.startDate, fields.endDate]
						.flatMap((date) => (date ? day(date) : []))
						.join(' – ');
				case 'estimate':
					return sayMinutes(fields.estimatedMins ?? 0);
				case 'parent':
					return l10n.t('under “{0}”', oneLine(name, 40));
				case 'pinned':
					return l10n.t('pinned');
				case 'project':
				case 'person':
				case 'priority':
					return oneLine(name, 40);
			}
		})
		.join(' · ');
}

/** The signs that mean nothing here and stay in the name; nothing when there are none. */
export function sayNotUnderstood({ notUnderstood }: Reading): string {
	return notUnderstood.length === 0
		? ''
		: l10n.t(
				'Left in the name: {0}',
				notUnderstood.map(({ text }) => `“${oneLine(text, 40)}”`).join(', '),
			);
}
