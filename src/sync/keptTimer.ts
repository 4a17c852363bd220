import type { TaskId } from '../tasks/task.ts';
import type { RunningTimer, TimerApi } from '../tasks/taskApi.ts';
import type { Ledger } from './ledger.ts';
import type { SharedWork } from './sharedWork.ts';

/**
 * A service's timer whose last known state is kept here: what one window starts is seen in the others, and a
 * start of the editor asks nothing.
 *
 * @param real gives the service's own id of a task; throws where it has none yet
 */
export function keptTimer(
	timer: TimerApi,
	{ ledger, shared }: { ledger: Ledger; shared: Pick<SharedWork, 'do'> },
	real: (id: TaskId) => TaskId,
): TimerApi {
	const read = (): ReturnType<NonNullable<TimerApi['known']>> => {
		const kept = ledger.read((reading) => reading.single('timer'));
		return kept && { running: kept.running ?? undefined };
	};
	const keep = (running: RunningTimer | undefined): void => {
		if (JSON.stringify(read()) !== JSON.stringify({ running })) {
			ledger.transact((transaction) => transaction.putSingle('timer', { running: running ?? null }));
		}
	};

	return {
		known: read,
		// What is known may have been found on the disk before word of it came, so that only the listener can compare.
		onDidChange: (listener) => ledger.onDidChange(() => listener()),
		async current(signal) {
			await shared.do('timer', async () => {
				const running = await timer.current(signal);
				if (!signal?.aborted) {
					keep(running);
				}
			});
			return read()?.running;
		},
		async start(id) {
			const running = await timer.start(real(id));
			keep(running);
			return running;
		},
		async stop() {
			await timer.stop();
			keep(undefined);
		},
	};
}
