import type { TaskAction } from './taskAction.ts';
import type { Effect } from './unconfirmed.ts';

/** What an action makes of each task. */
export function effectOf(action: TaskAction): Effect {
	switch (action) {
		case 'archive':
			return (task) => ({ ...task, archived: true });
		case 'unarchive':
			return (task) => ({ ...task, archived: false });
		case 'delete':
			return () => undefined;
		case 'restore':
			return (task) => task;
	}
}
