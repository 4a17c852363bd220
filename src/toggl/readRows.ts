import * as v from 'valibot';

/**
 * The rows that can be read. Each of the others is skipped and logged by its number or place alone,
 * as its content may be private.
 * @param what one row, for the log: "task"
 */
export function readRows<TSchema extends v.GenericSchema>(
	schema: TSchema,
	rows: readonly unknown[],
	what: string,
	log: (line: string) => void,
): v.InferOutput<TSchema>[] {
	return rows.flatMap((row, index) => {
		const result = v.safeParse(schema, row);
		if (result.success) {
			return [result.output];
		}
		const id = v.safeParse(v.object({ id: v.number() }), row);
		log(`Skipped a ${what} that can’t be read: ${id.success ? `id ${id.output.id}` : `row ${index}`}`);
		return [];
	});
}
