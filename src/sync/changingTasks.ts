import type { TaskId } from '../tasks/task.ts';
import { subjectsOf } from './deed.ts';
import type { Numbered } from './entry.ts';

/** The tasks that the open changes are laid over: shown otherwise than the service said them. */
export class ChangingTasks {
	#byEntry: ReadonlyMap<number, readonly TaskId[]> = new Map();

	/**
	 * Takes the open changes as they are now.
	 * @param put the numbers of those that were written since they were last taken
	 * @returns the tasks that one of these is or was about; the others are shown as before
	 */
	take(entries: readonly Numbered[], put: ReadonlySet<number>): Set<TaskId> {
		const before = this.#byEntry;
		const now = new Map(
			entries.map((numbered) => {
				const known = put.has(numbered.number) ? undefined : before.get(numbered.number);
				return [numbered.number, known ?? subjects(numbered)];
			}),
		);
		this.#byEntry = now;
		const differ = (number: number): boolean => before.get(number) !== now.get(number);
		const numbers = [...new Set([...before.keys(), ...now.keys()])].filter(differ);
		return new Set(
			numbers.flatMap((number) => [...(before.get(number) ?? []), ...(now.get(number) ?? [])]),
		);
	}
}

function subjects({ entry: { deed, twins = [] } }: Numbered): readonly TaskId[] {
	return [...subjectsOf(deed), ...twins];
}
