import type { Task } from '../tasks/task.ts';
import type { LedgerReading } from './ledgerReading.ts';

/**
 * How long the lists that tasks refer to are taken as they are, unless a task refers to what isn't in them: by
 * a person who refreshes, and in the background.
 */
const keeps = { whole: 3_600_000, changes: 24 * 3_600_000 };

/**
 * Whether the lists were read long ago, or a task was changed since that refers to what isn't in them.
 *
 * @param now in milliseconds since 1970
 */
export function isCatalogOld(reading: LedgerReading, now: number, how: keyof typeof keeps): boolean {
	const { catalog, at } = reading.single('catalog') ?? { at: 0 };
	if (!catalog || now - at > keeps[how]) {
		return true;
	}
	const known = new Set(
		[catalog.projects, catalog.statuses, catalog.tags, catalog.people].flat().map(({ id }) => id),
	);
	return reading
		.allMirrored()
		.some(
			({ task, gone, seenAt }) =>
				!gone && seenAt > at && !referredTo(task).every((id) => known.has(id)),
		);
}

/** People are left out: those who have left are in no list, and it would be read for them each time. */
function referredTo({ projectId, statusId, tagIds = [] }: Task): readonly string[] {
	return [projectId, statusId, ...tagIds].flatMap((id) => id ?? []);
}
