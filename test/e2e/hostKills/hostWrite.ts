import type { TaskId } from '../../../src/tasks/task.ts';
import type { Model } from '../../histories/model.ts';
import type { ServedTask } from '../../histories/product.ts';
import type { Mark, ModelField, Outcome, Value } from '../../histories/write.ts';
import type { RecordedRequest } from '../../server/incoming.ts';

/** A call of a command, and what it makes of tasks. */
export type HostWrite = {
	readonly command: string;
	readonly argument: unknown;
	readonly creations: readonly { mark: Mark; name: string }[];
	readonly writes: readonly { id: TaskId; mark: Mark; field: ModelField; value: Value }[];
};

/** @returns says how the whole write ended, as far as it's known */
export function tellModel({ creations, writes }: HostWrite, model: Model): (outcome: Outcome) => void {
	const all = [
		...creations.map(({ mark, name }) => model.create(mark, name)),
		...writes.map((one) => model.write(one, one.field, one.value)),
	];
	return (outcome) => {
		for (const one of all) {
			one.outcome = outcome;
		}
	};
}

/** Whether a request is a part of the write. */
export function isRequestOf({ creations, writes }: HostWrite, request: RecordedRequest): boolean {
	const said = `${request.path} ${JSON.stringify(request.body ?? '')}`;
	const numbers = writes.map(({ id }) => id.split(':')[1]);
	return (
		request.method !== 'GET' &&
		(creations.some(({ mark }) => said.includes(JSON.stringify(mark))) ||
			numbers.some((number) => new RegExp(`\\b${number}\\b`).test(said)))
	);
}

/** Whether the service has done all of it. */
export function isDone({ creations, writes }: HostWrite, rows: readonly ServedTask[]): boolean {
	return (
		creations.every(({ mark }) => rows.some((row) => row.mark === mark)) &&
		writes.every(({ id, field, value }) => rows.find((row) => row.id === id)?.values[field] === value)
	);
}
