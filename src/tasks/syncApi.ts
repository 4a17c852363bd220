import type { EntityId, TaskId } from './task.ts';
import type { TroubleChoice } from './trouble.ts';

/** Why nothing is sent or read by itself: `key` when the service refuses the key, `plan` when the plan has no tasks. */
export type PausedBy = 'quota' | 'busy' | 'unreachable' | 'key' | 'plan';

/** How an account stands with its service, for all windows. Times are milliseconds since 1970. */
export type SyncState = {
	/** Changes that will be sent by themselves. */
	waiting: number;
	/** Changes that wait for the person. */
	stuck: number;
	/** Changes that somebody made who was signed in with another key; they are never sent without a word. */
	held: number;
	/** Requests that are left until `resetsAt`, where the service tells. */
	remaining: number | undefined;
	resetsAt: number | undefined;
	/** Nothing is sent before, and why. */
	pausedUntil: number | undefined;
	pausedBy: PausedBy | undefined;
	/** When the tasks were last brought up to date. */
	syncedAt: number | undefined;
	/** Whether the tasks that are known are all that there were then. */
	complete: boolean;
};

/** A task on its way to a project, from those that it was in here and is in there by now; `null` for none. */
export type ProjectMove = { from: readonly (EntityId | null)[]; to: EntityId | null };

/** Tasks that are kept here and brought in line with a service, and changes that are on their way there. */
export interface SyncApi {
	readonly state: SyncState;
	onDidChange(listener: () => void): { dispose(): void };
	/** Those of the tasks of which a change will still be sent by itself. */
	waitingOf(ids: readonly TaskId[]): readonly TaskId[];
	/**
	 * Brings what is known here up to date: wholly, as a person asks for it, or by what changed where the
	 * service can tell. Windows share one such work. Rejects with a `TaskError`.
	 */
	refresh(how: 'whole' | 'changes' | 'archived'): Promise<void>;
	/**
	 * Does about a task's trouble what the person chose, and tells where that takes the task by its project.
	 * Throws a `TaskError` when there is none any more.
	 */
	settle(id: TaskId, choice: TroubleChoice): ProjectMove | undefined;
	/** Sends the held changes with this key, or forgets them. */
	takeHeld(choice: 'send' | 'discard'): void;
	/** Forgets everything that is kept here; the changes that wait stay for the next sign-in unless told otherwise. */
	forget(changes: 'keep' | 'discard'): void;
}
