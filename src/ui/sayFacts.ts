import * as l10n from '@vscode/l10n';
import type { Task } from '../tasks/task.ts';
import { oneLine } from './plainText.ts';

/** Something about a task that only the service says and nobody changes here. */
export type Fact = { label: string; value: string };

/** What the service says of the task beside what can be changed: nothing for what it doesn't say, or what isn't so. */
export function sayFacts({ recurring, rate, integration }: Task): readonly Fact[] {
	const thing = [integration?.provider, integration?.type, integration?.id];
	const all: readonly (readonly [string, string])[] = [
		[l10n.t('Recurring'), recurring ? l10n.t('Yes') : ''],
		[l10n.t('Rate'), typeof rate === 'number' ? rate.toLocaleString() : ''],
		[l10n.t('Integration'), thing.filter(Boolean).join(' · ')],
	];
	return all.flatMap(([label, value]) => (value ? { label, value: oneLine(value, 200) } : []));
}
