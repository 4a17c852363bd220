import * as l10n from '@vscode/l10n';
import { fieldName } from './fieldNames.ts';

/** Says that the same fields were changed elsewhere, and that the change waits for the person. */
export function sayConflict(fields: readonly string[]): string {
	return l10n.t(
		'The task was changed elsewhere meanwhile ({0}). Your change waits here: look at both, then keep yours or take theirs.',
		fields.map(fieldName).join(', '),
	);
}
