/** What the server says to one request, before any fault is applied. */
export type Answer = {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** A JSON value; without it the answer has no body. */
	readonly body?: unknown;
	/** Send the body in many small pieces, as the service's `/stream` calls do. */
	readonly streamed?: boolean;
};

/** Thrown by whatever refuses a request; the answer goes out as it is. */
export class Refusal extends Error {
	readonly answer: Answer;

	constructor(answer: Answer) {
		super(`Refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
		this.answer = answer;
	}
}

/** The service's error body: `error` and `error_description` are always there (documented). */
export function refuse(
	status: number,
	error: string,
	description: string,
	headers?: Readonly<Record<string, string>>,
): Refusal {
	const body = { error, error_description: description };
	return new Refusal(headers === undefined ? { status, body } : { status, body, headers });
}

/**
 * A 400 in the words of the Go validator that the service uses (seen live): it names the field and
 * the rule that failed.
 * @param field the name on the wire, for example `per_page` or `tasks[2].name`
 * @param tag the validator's rule, for example `max`
 */
export function invalid(field: string, tag: string): Refusal {
	const name = field.replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
	return refuse(
		400,
		'validation',
		`Key: '${field}' Error:Field validation for '${name}' failed on the '${tag}' tag`,
	);
}
