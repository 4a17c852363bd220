import type { TaskChanges, TaskField } from './task.ts';

/** Each instance has days of its own: to have all of them on one day is what nobody wants. */
const ownFields: ReadonlySet<string> = new Set<TaskField>(['startDate', 'endDate']);

/**
 * What of a change is for the one task of a series, and what can go to those that follow too. A part that has
 * nothing to change is absent.
 */
export function seriesChanges({ outboundSync, ...changes }: TaskChanges): {
	own?: TaskChanges;
	shared?: TaskChanges;
} {
	const fields = Object.entries(changes);
	const [own, shared] = [true, false].map((isOwn) =>
		fields.filter(([field]) => ownFields.has(field) === isOwn),
	);
	// It says how a change is made, so that it goes with each part.
	const sync = outboundSync === undefined ? {} : { outboundSync };
	return {
		...(own?.length ? { own: { ...Object.fromEntries(own), ...sync } } : {}),
		...(shared?.length ? { shared: { ...Object.fromEntries(shared), ...sync } } : {}),
	};
}
