import * as l10n from '@vscode/l10n';
import { oneLine } from './plainText.ts';

/** One that we don't know is said as it came. */
export function sayPriority(priority: string): string {
	switch (priority) {
		case 'high':
			return l10n.t('High');
		case 'medium':
			return l10n.t('Medium');
		case 'low':
			return l10n.t('Low');
		case 'none':
			return l10n.t('No Priority');
		default:
			return oneLine(priority);
	}
}
