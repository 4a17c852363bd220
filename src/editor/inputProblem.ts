/** What is wrong with the content of a form's control. */
export type InputProblem =
	| 'nameNeeded'
	| 'dateIncomplete'
	| 'endBeforeStart'
	| 'estimateUnclear'
	| 'colorUnclear'
	| 'ruleUnclear'
	| 'positionUnclear'
	| 'numberUnclear'
	| 'numbersUnclear'
	| 'valueNeeded';
