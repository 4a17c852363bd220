import * as v from 'valibot';
import type { TaskField } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { requiredField } from '../requiredReason.ts';
import { listOf, wireFlag } from '../wire.ts';
import type { FocusPlace } from './focusPlace.ts';

const wireConstraints = v.object({
	enabled: wireFlag,
	required_fields: listOf(v.object({ kind: v.string() })),
});

/**
 * The fields that the workspace requires of its tasks. Most plans have no such thing (402) and some people
 * may not see it (403), both documented: requests are counted by the hour, so it isn't asked again then.
 */
export class TaskConstraints {
	readonly #place: FocusPlace;
	#isThere = true;
	#last: readonly TaskField[] = [];

	constructor(place: FocusPlace) {
		this.#place = place;
	}

	/** Never rejects: tasks are of use without it, and the service refuses what it doesn't take. */
	async read(signal: AbortSignal | undefined): Promise<readonly TaskField[]> {
		if (!this.#isThere) {
			return [];
		}
		const { http, workspace } = this.#place;
		try {
			this.#last = decode(await http.send(`${workspace}/task-constraints`, { signal }));
		} catch (error) {
			if (isNotThere(error)) {
				this.#isThere = false;
				this.#last = [];
			}
		}
		return this.#last;
	}
}

function decode(answer: unknown): readonly TaskField[] {
	const result = v.safeParse(wireConstraints, answer);
	const { enabled, required_fields } = result.success
		? result.output
		: { enabled: false, required_fields: null };
	const fields = (enabled ? (required_fields ?? []) : []).flatMap(({ kind }) => requiredField(kind) ?? []);
	return [...new Set(fields)];
}

function isNotThere(error: unknown): boolean {
	return error instanceof TaskError && ['plan', 'forbidden', 'notFound'].includes(error.problem.kind);
}
