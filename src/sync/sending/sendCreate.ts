import * as l10n from '@vscode/l10n';
import type { Task, TaskId } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { Deed } from '../deed.ts';
import type { Entry, Numbered } from '../entry.ts';
import type { LedgerReading } from '../ledgerReading.ts';
import { type Found, isSince, lookForCreated, type Sending as Sent } from '../lookForCreated.ts';
import type { Worker } from '../outbox.ts';
import { looked, LookedTooSoon, member, type Sending, Stuck } from './sending.ts';
import type { Told } from './settle.ts';

type Creation = Deed & { kind: 'create' };

export async function sendCreate(
	sending: Sending,
	numbered: Numbered,
	deed: Creation,
	lost: boolean,
	signal: AbortSignal,
): Promise<Told> {
	return lost ? findOrCreate(sending, numbered, deed, signal) : create(sending, deed.tasks);
}

async function create({ remote, begin }: Sending, tasks: Creation['tasks']): Promise<Told> {
	begin();
	const [only, ...others] = tasks;
	const created =
		only && others.length === 0
			? [await remote.create(only.task)]
			: await member(remote, 'createMany').call(
					remote,
					tasks.map(({ task }) => task),
				);
	return { tasks: [], created: named(tasks, created) };
}

function named(tasks: Creation['tasks'], created: readonly Task[]): ReadonlyMap<TaskId, Task> {
	return new Map(tasks.flatMap(({ id }, at) => (created[at] ? [[id, created[at]] as const] : [])));
}

/**
 * A task is never created again as long as it may be there: the service's newest tasks decide, back to one that
 * was there before. What they have counts at once; that they don't have it counts only when the service can't
 * still be about to make it.
 */
async function findOrCreate(
	sending: Sending,
	{ entry }: Numbered,
	{ tasks }: Creation,
	signal: AbortSignal,
): Promise<Told> {
	const { ledger, worker, ahead: aheadNow } = sending;
	const { sentAt = 0, sentMoment = 0, ahead } = entry;
	const sent = (): Sent => ({
		// Where nothing had been answered then, the clocks are taken to differ as much since this answer.
		sentAt: sentAt + (ahead ?? aheadNow() ?? 0),
		isClockKnown: ahead !== undefined,
	});
	const isKnownBefore = (reading: LedgerReading, id: TaskId): boolean => {
		const known = reading.mirrored(id);
		// What was made of it since says nothing about its making.
		return known !== undefined && (known.knownMoment ?? 0) < sentMoment;
	};
	const isOlder = (task: Task): boolean =>
		!isSince(task, sent()) || ledger.read((reading) => isKnownBefore(reading, task.id));
	const newest = (archived: boolean): Promise<readonly Task[]> =>
		looked(
			backTo(isOlder, member(sending.remote, 'fromNewest').call(sending.remote, { archived, signal })),
		);
	const look = (some: readonly Task[]): Found =>
		ledger.read((reading) =>
			lookForCreated(tasks, some, {
				...sent(),
				isTaken: (id) => reading.isOurs(id) || isKnownBefore(reading, id),
			}),
		);
	const until = workedOffBy(entry, worker);
	const inUse = await newest(false);
	const atFirst = look(inUse);
	if (atFirst.missing.length > 0 && until !== undefined) {
		throw new LookedTooSoon(until);
	}
	// What was created may have been archived since.
	const found = atFirst.missing.length > 0 ? look([...inUse, ...(await newest(true))]) : atFirst;
	const [doubt] = found.doubtful.values();
	if (doubt) {
		const sentence = l10n.t(
			'It is not known whether “{0}” was created: there is a task like it already. Choose whether it is this one.',
			doubt.name,
		);
		throw new Stuck({ kind: 'undecided', sentence }, new TaskError({ kind: 'invalid', sentence }), found);
	}
	const missing = tasks.filter(({ id }) => found.missing.includes(id));
	const created = missing.length > 0 ? (await create(sending, missing)).created : undefined;
	return { tasks: [], created: new Map([...found.created, ...(created ?? [])]) };
}

/** The tasks up to the page that has one for which it's true. */
async function backTo(
	isLast: (task: Task) => boolean,
	pages: AsyncIterable<readonly Task[]>,
): Promise<readonly Task[]> {
	const tasks: Task[] = [];
	for await (const page of pages) {
		tasks.push(...page);
		if (page.some(isLast)) {
			break;
		}
	}
	return tasks;
}

/** By when the service must have ended what it was last asked to make; nothing when it has. */
function workedOffBy({ begunAt }: Entry, { now, lateness, wokeAt }: Worker): number | undefined {
	const until = begunAt === undefined ? 0 : Math.max(begunAt, wokeAt()) + lateness;
	// A clock that was set back must hold nothing up.
	return begunAt !== undefined && begunAt <= now() && now() < until ? until : undefined;
}
