import { playFocus } from '../../histories/focus.ts';
import { numberOf } from '../../../src/tasks/task.ts';
import type { PlayedProduct, ServedTask } from '../../histories/product.ts';
import type { FocusServer } from '../../server/focus/startFocusServer.ts';
import { markOf } from './markOf.ts';

/** Toggl Focus as a profile that is signed in to the server keeps it. */
export function playedFocus(server: FocusServer): PlayedProduct {
	const played = playFocus(server);
	return {
		...played,
		account: ['focus', server.organizationId, server.workspaceId].join('/'),
		markOf,
		tasks: () => played.tasks().map((row) => whole(row, server)),
	};
}

function whole(row: ServedTask, { state }: FocusServer): ServedTask {
	const task = state.tasks.get(numberOf(row.id));
	const status = state.statuses.find(({ id }) => id === task?.status_id);
	return { ...row, mark: row.mark || row.name, values: { ...row.values, done: status?.type === 'done' } };
}
