import * as l10n from '@vscode/l10n';
import { fieldName } from '../tasks/fieldNames.ts';
import type { FieldConflict, Trouble, TroubleChoice } from '../tasks/trouble.ts';

/** One thing that a person can do about a task's trouble; `detail` says what becomes of the task. */
export type OfferedChoice = { choice: TroubleChoice; label: string; detail: string };

/** What can be done about a trouble. `say` puts a field's value into words. */
export function troubleChoices(
	{ kind, fields = [] }: Trouble,
	say: (field: string, value: unknown) => string,
): readonly OfferedChoice[] {
	const discard: OfferedChoice = {
		choice: 'discard',
		label: l10n.t('Discard'),
		detail: l10n.t('The change is forgotten.'),
	};
	const values = (side: keyof Pick<FieldConflict, 'mine' | 'theirs'>): string =>
		fields.map((one) => `${fieldName(one.field)}: ${say(one.field, one[side])}`).join(' · ');
	switch (kind) {
		case 'failed':
			return [
				{
					choice: 'again',
					label: l10n.t('Retry'),
					detail: l10n.t('The change is sent once more.'),
				},
				discard,
			];
		case 'conflict':
			return [
				{ choice: 'mine', label: l10n.t('Keep Mine'), detail: values('mine') },
				{ choice: 'theirs', label: l10n.t('Take Theirs'), detail: values('theirs') },
			];
		case 'undecided':
			return [
				{
					choice: 'theirs',
					label: l10n.t('It Is This One'),
					detail: l10n.t('The task that is there is the one that you created.'),
				},
				{
					choice: 'again',
					label: l10n.t('Create It Again'),
					detail: l10n.t('The task that is there is another one; yours is created beside it.'),
				},
			];
	}
}
