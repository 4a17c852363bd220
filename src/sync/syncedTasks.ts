import type { Documents } from '../storage/documents.ts';
import type { AnswerFacts } from '../tasks/connector.ts';
import type { TaskId } from '../tasks/task.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { BulkWatch } from '../tasks/bulkReport.ts';
import type { Disposable, KeptTasks, RecurrenceScope, TaskApi } from '../tasks/taskApi.ts';
import { type Attention, Background } from './background.ts';
import { Budget } from './budget.ts';
import { Changes } from './changes.ts';
import { Copies } from './sending/copies.ts';
import { keptLists } from './keptLists.ts';
import { Ledger } from './ledger.ts';
import { fieldsWithPins } from './localPins.ts';
import { passedOn } from './passedOn.ts';
import { Mirror } from './mirror.ts';
import { Puller } from './puller.ts';
import type { Worker } from './outbox.ts';
import { Sender } from './sending/sender.ts';
import { SharedWork } from './sharedWork.ts';
import { SleepWatch } from './sleepWatch.ts';
import { Synchronization } from './synchronization.ts';
import { Waiters } from './waiters.ts';

export type SyncOptions = {
	/** The name of the account in the documents; the same whoever signs in to it. */
	readonly account: string;
	/** Which sign-in this is: changes of one are never sent by another. */
	readonly owner: string;
	readonly log: (line: string) => void;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	/** From 0 to 1. */
	readonly random?: () => number;
	/** How long others wait for a sign of life of this window before they go on with its work, in milliseconds. */
	readonly lease?: number;
	/** How long a change of fields waits for more of them, so that they are one request, in milliseconds. */
	readonly gather?: number;
	/**
	 * For how long after it was sent the service may still be working off a request whose answer was lost, in
	 * milliseconds: longer than the client waits for an answer.
	 */
	readonly lateness?: number;
	/** When this computer last woke, in milliseconds since 1970; without it that is found out. */
	readonly wokeAt?: () => number;
	/** Where the person works; without it nothing is read unasked. */
	readonly attention?: Attention;
};

/**
 * An account of a service whose tasks are kept on this computer. What is known is there at once, without a
 * request; a change is on the disk before anything else, shown, and sent as soon as that can be done. All
 * windows share one such account: its tasks, its changes, and the requests that the service allows.
 */
export function syncedTasks(
	connect: (onAnswer: (facts: AnswerFacts) => void) => TaskApi,
	documents: Documents,
	{
		account,
		owner,
		log,
		now = Date.now,
		random = Math.random,
		lease = 10_000,
		gather = 100,
		lateness = 30_000,
		wokeAt,
		attention,
	}: SyncOptions,
): KeptTasks & Disposable {
	const ended = new AbortController();
	const ledger = new Ledger(documents, account);
	const budget = new Budget(ledger, now, random);
	const clock: { ahead?: number } = {};
	const remote = connect(({ remaining, resetsAt, serverTime }) => {
		if (ended.signal.aborted) {
			return;
		}
		if (serverTime !== undefined) {
			clock.ahead = serverTime - now();
		}
		if (remaining !== undefined || resetsAt !== undefined) {
			try {
				budget.told({ remaining, resetsAt });
			} catch (error) {
				// The answer counts all the same.
				log(`What is left of the requests could not be kept: ${asTaskError(error).message}`);
			}
		}
	});
	const sleep = wokeAt ? undefined : new SleepWatch(now);
	const worker: Worker = {
		window: crypto.randomUUID(),
		owner,
		now,
		lease,
		gather,
		lateness,
		wokeAt: wokeAt ?? (() => sleep?.wokeAt() ?? 0),
		...(remote.notInNew && { notInNew: remote.notInNew }),
	};
	const waiters = new Waiters();
	const mirror = new Mirror(ledger, worker, ended.signal);
	const parts = { ledger, mirror, remote, budget, worker };
	const shared = new SharedWork(ledger, worker, ended.signal);
	const ahead = (): number | undefined => clock.ahead;
	const puller = new Puller({ ...parts, shared, ahead }, ended.signal);
	const copies = new Copies({ ...parts, puller });
	const sender = new Sender({ ...parts, copies, waiters, random, ahead, log });
	const sync = new Synchronization({ ...parts, puller, sender });
	const changes = new Changes({ ...parts, waiters, sender });
	const lists = keptLists({ ...parts, puller, signal: ended.signal });
	const listener = ledger.onDidChange(() => {
		waiters.follow(ledger);
		// Windows that slept for longer look at everything anyway when they wake.
		ledger.transact((transaction) => transaction.forgetSettled(now() - 10 * 60_000));
		sender.wake();
	});
	budget.tryAgain();
	sender.wake();

	const others = passedOn({ ...parts, puller, shared });
	const background =
		attention &&
		new Background({ ...parts, puller, timer: others.timer, attention, log, signal: ended.signal });

	const acting = (action: TaskAction) =>
		remote[action] && {
			[action]: (ids: readonly TaskId[], scope?: RecurrenceScope, watch?: BulkWatch) =>
				changes.act(action, ids, scope, watch),
		};

	return {
		product: remote.product,
		label: remote.label,
		signedIn: remote.signedIn,
		fields: fieldsWithPins(remote.fields),
		...(remote.fixed && { fixed: remote.fixed }),
		...(remote.oneAssignee && { oneAssignee: remote.oneAssignee }),
		...(remote.check && { check: remote.check }),
		...(remote.atOnce === undefined ? {} : { atOnce: remote.atOnce }),
		...(remote.webUrl === undefined ? {} : { webUrl: remote.webUrl }),
		sync,
		...lists,
		idNow: (id) => ledger.read((reading) => reading.idNow(id)),
		create: (task, onKept) => changes.create(task, onKept),
		update: (...given) => changes.update(...given),
		...(remote.replace && { replace: (id, task) => changes.replace(id, task) }),
		updateMany: (updates, watch) => changes.updateMany(updates, watch),
		...(remote.createMany && { createMany: (tasks, onKept) => changes.createMany(tasks, onKept) }),
		...acting('archive'),
		...acting('unarchive'),
		...acting('delete'),
		...acting('restore'),
		...others,
		onDidChange: (listen) => ledger.onDidChange(({ tasks, catalog }) => listen(tasks, catalog)),
		dispose() {
			ended.abort();
			sleep?.dispose();
			background?.dispose();
			listener.dispose();
			sync.dispose();
			sender.dispose();
			ledger.dispose();
		},
	};
}
