import * as v from 'valibot';
import type { Person, Project, Status, StatusType, Tag } from '../../tasks/catalog.ts';
import { idOf } from '../../tasks/task.ts';
import { readRows } from '../readRows.ts';
import { product } from './product.ts';
import { wirePerson, wireProject, wireStatus, wireTag } from './schemas.ts';

type Log = (line: string) => void;

/** In the order of their names. `active` says nothing: projects made by API never have it (seen live). */
export function decodeProjects(rows: readonly unknown[], log: Log): Project[] {
	const projects = readRows(wireProject, rows, 'project', log).map((wire) => ({
		id: idOf(product, wire.id),
		name: wire.name,
		color: wire.color,
		clientName: wire.client?.name ?? null,
		closed: wire.archived_at !== null || wire.completed_at !== null,
		private: wire.private,
	}));
	return projects.toSorted(byName);
}

/** In the workspace's own order. */
export function decodeStatuses(rows: readonly unknown[], log: Log): Status[] {
	return readRows(wireStatus, rows, 'status', log)
		.filter(({ deleted_at }) => deleted_at === null)
		.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
		.map(({ id, name, type, emoji }) => ({ id: idOf(product, id), name, type: statusType(type), emoji }));
}

export function decodeTags(rows: readonly unknown[], log: Log): Tag[] {
	return readRows(wireTag, rows, 'tag', log)
		.map(({ id, name, color }) => ({ id: idOf(product, id), name, color }))
		.toSorted(byName);
}

/** Whoever has no name goes by the e-mail address; whoever has neither can't be told from others and is left out. */
export function decodePeople(rows: readonly unknown[], log: Log): Person[] {
	return readRows(wirePerson, rows, 'person', log)
		.flatMap(({ user_account_id, name, email }) => {
			const shown = name ?? email;
			return shown === null ? [] : { id: idOf(product, user_account_id), name: shown, email };
		})
		.toSorted(byName);
}

function statusType(type: string | null): StatusType {
	const known = v.safeParse(v.picklist(['todo', 'in_progress', 'blocked', 'done']), type);
	return known.success ? known.output : 'in_progress';
}

const { compare } = new Intl.Collator();

function byName(a: { name: string }, b: { name: string }): number {
	return compare(a.name, b.name);
}
