/** Null in an array stands for the empty value: rows that have none. */
export type QueryValue = string | number | boolean | readonly (number | null)[] | readonly string[];

/** The checked parameters of one request. A parameter that was not sent, or of another type, is undefined. */
export class Query {
	readonly #values: ReadonlyMap<string, QueryValue>;

	constructor(values: ReadonlyMap<string, QueryValue>) {
		this.#values = values;
	}

	/** The same without some parameters, for calls that read these in their own way. */
	without(...names: readonly string[]): Query {
		return new Query(new Map([...this.#values].filter(([name]) => !names.includes(name))));
	}

	number(name: string): number | undefined {
		const value = this.#values.get(name);
		return typeof value === 'number' ? value : undefined;
	}

	boolean(name: string): boolean | undefined {
		const value = this.#values.get(name);
		return typeof value === 'boolean' ? value : undefined;
	}

	string(name: string): string | undefined {
		const value = this.#values.get(name);
		return typeof value === 'string' ? value : undefined;
	}

	/** Also for a single number; null stands for "none". */
	numbers(name: string): readonly (number | null)[] | undefined {
		const value = this.#values.get(name);
		if (typeof value === 'number') {
			return [value];
		}
		return typeof value === 'object' ? value.filter((item) => typeof item !== 'string') : undefined;
	}

	/** Also for a single string. */
	strings(name: string): readonly string[] | undefined {
		const value = this.#values.get(name);
		if (typeof value === 'string') {
			return [value];
		}
		return typeof value === 'object' ? value.filter((item) => typeof item === 'string') : undefined;
	}
}
