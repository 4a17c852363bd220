import * as v from 'valibot';

/** What a page says, if the schema allows it; else what is wrong with it, for the log. */
export function readMessage<S extends v.GenericSchema>(
	schema: S,
	message: unknown,
): { message: v.InferOutput<S> } | { wrong: string } {
	const result = v.safeParse(schema, message, { abortEarly: true });
	return result.success ? { message: result.output } : { wrong: reason(result.issues[0]) };
}

function reason(issue: v.BaseIssue<unknown>): string {
	// The received text may be what the person wrote, and that has no place in a log.
	return `${v.getDotPath(issue) ?? 'the message'}: ${issue.expected ?? issue.type} expected`;
}
