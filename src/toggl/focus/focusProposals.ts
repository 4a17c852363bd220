import * as v from 'valibot';
import { type NewTask, priorities } from '../../tasks/task.ts';
import type { ProposalApi } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { readRows } from '../readRows.ts';
import { decodeTask } from './decodeTask.ts';
import type { FocusPlace } from './focusPlace.ts';
import { wireTask } from './schemas.ts';

/** Milliseconds: the service thinks before it answers. */
const patience = 90_000;

/** A proposal is a task without an id of its own. */
const wireProposal = v.omit(wireTask, ['id']);

/** The bare list that Go writes, or as the reference pages have it. */
const answerOf = v.pipe(
	v.union([v.nullable(v.array(v.unknown())), v.object({ items: v.nullable(v.array(v.unknown())) })]),
	v.transform((answer) => (Array.isArray(answer) ? answer : (answer?.items ?? []))),
);

export class FocusProposals implements ProposalApi {
	readonly #place: FocusPlace;

	constructor(place: FocusPlace) {
		this.#place = place;
	}

	fromList(text: string, signal?: AbortSignal): Promise<readonly NewTask[]> {
		return this.#ask('from-list', { prompt: text.toWellFormed() }, signal);
	}

	fromPrompt(text: string, signal?: AbortSignal): Promise<readonly NewTask[]> {
		return this.#ask('prompt', { prompt: text.toWellFormed() }, signal);
	}

	/** The page lists `file` among the query's parameters as its generator does with form fields; it goes as a form. */
	fromImage(
		{ bytes, name }: { bytes: Uint8Array; name: string },
		signal?: AbortSignal,
	): Promise<readonly NewTask[]> {
		const form = new FormData();
		form.set('file', new File([new Uint8Array(bytes)], name, { type: imageType(name) }));
		return this.#ask('extract', form, signal);
	}

	async #ask(workflow: string, body: unknown, signal: AbortSignal | undefined): Promise<NewTask[]> {
		const { http, whole, service, log } = this.#place;
		const answer = await http.send(`${whole}/workflows/tasks/${workflow}`, {
			method: 'POST',
			body,
			signal,
			timeout: patience,
		});
		const result = v.safeParse(answerOf, answer);
		if (!result.success) {
			const cause = new Error('The proposals are no list.');
			throw new TaskError({ kind: 'unreadable', service }, { cause });
		}
		return readRows(wireProposal, result.output, 'proposal', log).map(decodeProposal);
	}
}

/** What the proposal says; what is as with any new task is left out, and so is where it comes from. */
function decodeProposal(wire: v.InferOutput<typeof wireProposal>): NewTask {
	const task = decodeTask({ ...wire, id: 1 });
	const { name, description, notes, projectId, parentId, statusId, priority } = task;
	const { startDate, endDate, estimatedMins, tagIds, assigneeIds, color, rrule } = task;
	const { pinned, billable, private: isPrivate } = task;
	const said = {
		description,
		notes,
		projectId,
		parentId,
		statusId,
		priority: priorities.find((each) => each !== 'none' && each === priority),
		startDate,
		endDate,
		estimatedMins,
		tagIds: tagIds?.length ? tagIds : undefined,
		assigneeIds: assigneeIds?.length ? assigneeIds : undefined,
		color,
		rrule,
		pinned: pinned || undefined,
		billable: billable || undefined,
		private: isPrivate || undefined,
	};
	const entries = Object.entries(said).filter(
		([, value]) => value !== undefined && value !== null && value !== '',
	);
	return { name, ...Object.fromEntries(entries) };
}

function imageType(name: string): string {
	const ending = /\.(png|jpe?g|gif|webp)$/i.exec(name)?.[1]?.toLowerCase();
	return ending === undefined ? 'application/octet-stream' : `image/${ending.replace('jpg', 'jpeg')}`;
}
