import type { Task, TaskId } from '../tasks/task.ts';
import type { TaskApi } from '../tasks/taskApi.ts';
import type { Budget } from './budget.ts';
import type { Ledger } from './ledger.ts';
import type { Mirror } from './mirror.ts';
import type { Puller } from './puller.ts';

/** What there is to read of an account: from here where it's known, and from the service once where it isn't. */
export function keptLists({
	ledger,
	remote,
	mirror,
	puller,
	budget,
	signal: ended,
}: {
	ledger: Ledger;
	budget: Budget;
	remote: TaskApi;
	mirror: Mirror;
	puller: Puller;
	signal: AbortSignal;
}): Pick<TaskApi, 'list' | 'catalog' | 'get' | 'known'> {
	const known = (id: TaskId): Task | undefined =>
		ledger.read((reading) => reading.shown(reading.idNow(id)));
	const shown = (archived: boolean): Task[] =>
		ledger.read((reading) => reading.allShown().filter((task) => task.archived === archived));

	return {
		async *list({ archived, filter, signal = ended }) {
			if (filter) {
				budget.prove(remote.label);
				const begun = mirror.begin();
				for await (const batch of remote.list({ archived, filter, signal })) {
					yield mirror.take(batch, begun);
				}
				return;
			}
			if (archived) {
				await puller.archived(false);
			} else if (mirror.state.wholeAt === 0) {
				// What arrives is told as changes meanwhile.
				await puller.whole();
			}
			yield shown(archived);
		},

		async catalog() {
			const kept = ledger.read((reading) => reading.single('catalog'));
			if (kept) {
				return kept.catalog;
			}
			await puller.catalog();
			return ledger.read((reading) => reading.single('catalog')?.catalog) ?? remote.catalog(ended);
		},

		known,

		async get(id) {
			const kept = known(id);
			if (kept) {
				return kept;
			}
			const begun = mirror.begin();
			const said = await remote.get(ledger.read((reading) => reading.idNow(id)));
			const [task] = mirror.take([said], begun);
			return task ?? said;
		},
	};
}
