import * as l10n from '@vscode/l10n';
import type { TaskId } from '../tasks/task.ts';
import type { TaskApi } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import { followedMoves } from './followedMoves.ts';
import { keptTimer } from './keptTimer.ts';
import type { Ledger } from './ledger.ts';
import type { Puller } from './puller.ts';
import { isTwin } from './twins.ts';

type PassedOn = Pick<
	TaskApi,
	| 'saveProject'
	| 'createTag'
	| 'children'
	| 'parents'
	| 'instances'
	| 'syncCalendar'
	| 'propose'
	| 'groups'
	| 'timer'
>;

/** What the service is asked for itself, where it has it; of all that only what it did to tasks and the timer is kept. */
export function passedOn({
	ledger,
	remote,
	puller,
}: {
	ledger: Ledger;
	remote: TaskApi;
	puller: Puller;
}): PassedOn {
	/** The service's own id of a task; what it doesn't know yet can't be asked about. */
	const real = (id: TaskId): TaskId => {
		const known = ledger.read((reading) => reading.idNow(id));
		if (known.includes(':new-')) {
			const sentence = l10n.t(
				'This task has not reached {0} yet. Try again when it has.',
				remote.label,
			);
			throw new TaskError({ kind: 'invalid', sentence });
		}
		return known;
	};
	const saveProject = remote.saveProject?.bind(remote);
	const createTag = remote.createTag?.bind(remote);
	const children = remote.children?.bind(remote);
	const parents = remote.parents?.bind(remote);
	const instances = remote.instances?.bind(remote);
	const syncCalendar = remote.syncCalendar?.bind(remote);
	const { propose, groups, timer } = remote;
	return {
		...(saveProject && {
			saveProject: async (project, id) => {
				const saved = await saveProject(project, id);
				await puller.catalog();
				return saved;
			},
		}),
		...(createTag && {
			createTag: async (tag) => {
				const created = await createTag(tag);
				await puller.catalog();
				return created;
			},
		}),
		...(children && {
			children: async (id, signal, archived) => {
				const below = await children(real(id), signal, archived);
				return ledger.read(({ entries }) => below.filter((task) => !isTwin(entries, task)));
			},
		}),
		...(parents && { parents: async (id, signal) => parents(real(id), signal) }),
		...(instances && { instances }),
		...(syncCalendar && { syncCalendar }),
		...(propose && { propose }),
		...(groups && { groups: followedMoves(groups, ledger, real) }),
		...(timer && { timer: keptTimer(timer, ledger, real) }),
	};
}
