/** How often the host was killed, by kind of write and by how far it had come. */
export class Tally {
	readonly #counts = new Map<string, Map<string, number>>();
	readonly #columns: readonly string[];

	constructor(columns: readonly string[]) {
		this.#columns = columns;
	}

	add(row: string, column: string): void {
		const counts = this.#counts.get(row) ?? new Map<string, number>();
		this.#counts.set(row, counts.set(column, (counts.get(column) ?? 0) + 1));
	}

	/** How many there are of each column. */
	get sums(): ReadonlyMap<string, number> {
		const all = [...this.#counts.values()];
		return new Map(
			this.#columns.map((column) => [
				column,
				all.reduce((sum, counts) => sum + (counts.get(column) ?? 0), 0),
			]),
		);
	}

	/** A table for people. */
	table(): string {
		const rows = [...this.#counts, ['all', this.sums] as const];
		return [
			['', ...this.#columns],
			...rows.map(([row, counts]) => [
				row,
				...this.#columns.map((column) => String(counts.get(column) ?? 0)),
			]),
		]
			.map(([row = '', ...cells]) =>
				[row.padEnd(27), ...cells.map((cell) => cell.padStart(14))].join(''),
			)
			.join('\n');
	}
}
