import * as l10n from '@vscode/l10n';
import type { GroupApi } from '../tasks/groupApi.ts';
import type { TaskId } from '../tasks/task.ts';
import type { TaskApi } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { Budget } from './budget.ts';
import { followedMoves } from './followedMoves.ts';
import { keptTimer } from './keptTimer.ts';
import type { Ledger } from './ledger.ts';
import type { Puller } from './puller.ts';
import type { SharedWork } from './sharedWork.ts';
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

/** Makes of a call one that is made only while the service allows requests. */
type Spend = <A extends unknown[], T>(ask: (...given: A) => Promise<T>) => (...given: A) => Promise<T>;

/** What the service is asked for itself, where it has it; of all that only what it did to tasks and the timer is kept. */
export function passedOn({
	ledger,
	remote,
	puller,
	budget,
	shared,
}: {
	ledger: Ledger;
	remote: TaskApi;
	puller: Puller;
	budget: Budget;
	shared: SharedWork;
}): PassedOn {
	const spend: Spend =
		(ask) =>
		(...given) =>
			budget.spend(remote.label, () => ask(...given));
	const listed = (api: GroupApi): GroupApi['list'] =>
		async function* (...given) {
			budget.prove(remote.label);
			yield* api.list(...given);
		};
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
	const saveProject = remote.saveProject && spend(remote.saveProject.bind(remote));
	const createTag = remote.createTag && spend(remote.createTag.bind(remote));
	const children = remote.children && spend(remote.children.bind(remote));
	const parents = remote.parents && spend(remote.parents.bind(remote));
	const instances = remote.instances && spend(remote.instances.bind(remote));
	const syncCalendar = remote.syncCalendar && spend(remote.syncCalendar.bind(remote));
	const { propose, groups, timer } = remote;
	return {
		...(saveProject && {
			saveProject: async (project, id) => {
				const saved = await saveProject(project, id);
				await puller.changedCatalog();
				return saved;
			},
		}),
		...(createTag && {
			createTag: async (tag) => {
				const created = await createTag(tag);
				await puller.changedCatalog();
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
		...(propose && {
			propose: {
				fromList: spend(propose.fromList.bind(propose)),
				fromPrompt: spend(propose.fromPrompt.bind(propose)),
				fromImage: spend(propose.fromImage.bind(propose)),
			},
		}),
		...(groups && {
			groups: followedMoves(
				{ list: listed(groups), move: spend(groups.move.bind(groups)) },
				ledger,
				real,
			),
		}),
		...(timer && {
			timer: keptTimer(
				{
					current: spend(timer.current.bind(timer)),
					start: spend(timer.start.bind(timer)),
					stop: spend(timer.stop.bind(timer)),
				},
				{ ledger, shared },
				real,
			),
		}),
	};
}
