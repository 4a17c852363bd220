import * as l10n from '@vscode/l10n';
import type { RuleWords } from './sayRule.ts';

/** The phrases in the person's language. @param locale of the days and months */
export function ruleWords(locale: string): RuleWords {
	return {
		locale,
		every: {
			DAILY: l10n.t('every day'),
			WEEKLY: l10n.t('every week'),
			MONTHLY: l10n.t('every month'),
			YEARLY: l10n.t('every year'),
		},
		everyFew: {
			DAILY: l10n.t('every {0} days'),
			WEEKLY: l10n.t('every {0} weeks'),
			MONTHLY: l10n.t('every {0} months'),
			YEARLY: l10n.t('every {0} years'),
		},
		everyWeekday: l10n.t('every weekday'),
		weekday: l10n.t('weekday'),
		on: l10n.t('on {0}'),
		nth: l10n.t('the {0} {1}'),
		ordinals: [l10n.t('first'), l10n.t('second'), l10n.t('third'), l10n.t('fourth'), l10n.t('fifth')],
		last: l10n.t('last'),
		nextToLast: l10n.t('next to last'),
		onMonthDay: l10n.t('on day {0}'),
		onLastDay: l10n.t('on the last day'),
		inMonths: l10n.t('in {0}'),
		times: l10n.t('{0} times'),
		once: l10n.t('once'),
		until: l10n.t('until {0}'),
		also: l10n.t('with {0}'),
	};
}
