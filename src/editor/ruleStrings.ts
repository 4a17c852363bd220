import { env, l10n } from 'vscode';
import { ruleWords } from '../recurrence/ruleWords.ts';
import type { RuleStrings } from '../recurrence/ruleStrings.ts';

/** The words of the page about recurrence, in the person's language. */
export function ruleStrings(): RuleStrings {
	return {
		words: ruleWords(env.language),
		unclear: l10n.t('This rule can’t be put into words. It stays as it is unless you change it.'),
		every: l10n.t('Every'),
		units: {
			DAILY: l10n.t('days'),
			WEEKLY: l10n.t('weeks'),
			MONTHLY: l10n.t('months'),
			YEARLY: l10n.t('years'),
		},
		onDays: l10n.t('Days of the Week'),
		onMonthDay: l10n.t('On Day'),
		startDay: l10n.t('as it starts'),
		lastOfMonth: l10n.t('last of the month'),
		end: l10n.t('Ends'),
		ends: { never: l10n.t('never'), on: l10n.t('on a day'), after: l10n.t('after') },
		lastDay: l10n.t('Last Day'),
		count: l10n.t('Number of Times'),
		times: l10n.t('times'),
	};
}
