/** One line of the results. */
export type Result = {
	name: string;
	value: number;
	unit: 'requests' | 'ms' | 'MB';
	/** The same of the yardstick that the name tells of; `null` where there is none. */
	against: number | null;
	/** `value` by `against`: less than 1 is better than the yardstick. */
	ratio: number | null;
};

export function result(
	name: string,
	unit: Result['unit'],
	value: number,
	against: number | null = null,
): Result {
	const ratio = against === null ? null : value / against;
	return {
		name,
		value: rounded(value),
		unit,
		against: against && rounded(against),
		ratio: ratio && rounded(ratio),
	};
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}

/** The results as a table for people. */
export function table(results: readonly Result[]): string {
	const rows = [
		['', 'value', '', 'against', 'ratio'],
		...results.map(({ name, value, unit, against, ratio }) => [
			name,
			brief(value),
			unit,
			against === null ? '' : brief(against),
			ratio === null ? '' : ratio.toFixed(2),
		]),
	];
	const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 || column === 2
						? cell.padEnd(widths[column] ?? 0)
						: cell.padStart(widths[column] ?? 0),
				)
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function brief(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
