import type { Mark } from '../../histories/write.ts';

/** What nobody changes: the description, or the name of a task that was made of a line. */
export function markOf({ description, name = '' }: { description?: string; name?: string }): Mark {
	return description || name;
}
