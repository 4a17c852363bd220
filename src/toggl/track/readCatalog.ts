import * as v from 'valibot';
import type { Catalog, Person, Project } from '../../tasks/catalog.ts';
import { idOf } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { readRows } from '../readRows.ts';
import { wirePerson, wireProject } from './schemas.ts';
import { product } from './product.ts';
import type { TrackPlace } from './trackPlace.ts';

/** The most projects of a page (documented). */
const perPage = 200;

/** The lists that tasks refer to. Each task needs a project; statuses and tags tasks have none. */
export async function readCatalog(place: TrackPlace, signal?: AbortSignal): Promise<Catalog> {
	const [projects, people] = await Promise.all([
		readProjects(place, signal),
		readList(place, 'users', {}, signal).catch(noneIfHidden),
	]);
	return {
		projects: decodeProjects(projects, place),
		statuses: [],
		tags: [],
		people: decodePeople(people, place),
		requiredFields: ['projectId'],
	};
}

async function readProjects(place: TrackPlace, signal: AbortSignal | undefined): Promise<readonly unknown[]> {
	const rows: unknown[] = [];
	for (let page = 1; page <= 1000; page++) {
		const some = await readList(place, 'projects', { active: 'both', page, per_page: perPage }, signal);
		rows.push(...some);
		if (some.length < perPage) {
			break;
		}
	}
	return rows;
}

/** A bare array; Go writes null for an empty one. */
async function readList(
	{ http, workspace, service }: TrackPlace,
	name: string,
	query: Readonly<Record<string, string | number>>,
	signal: AbortSignal | undefined,
): Promise<readonly unknown[]> {
	const answer = await http.send(`${workspace}/${name}`, { query, signal });
	const rows = v.safeParse(v.nullish(v.array(v.unknown()), []), answer);
	if (!rows.success) {
		throw new TaskError({ kind: 'unreadable', service }, { cause: new Error(`${name} is no list.`) });
	}
	return rows.output ?? [];
}

function decodeProjects(rows: readonly unknown[], { log }: TrackPlace): Project[] {
	return readRows(wireProject, rows, 'project', log)
		.filter(({ server_deleted_at }) => server_deleted_at === null)
		.map((wire) => ({
			id: idOf(product, wire.id),
			name: wire.name,
			color: wire.color,
			clientName: null,
			closed: wire.active === false,
			private: wire.is_private,
		}))
		.toSorted(byName);
}

/** Whoever has neither name nor address can't be told from others and is left out. */
function decodePeople(rows: readonly unknown[], { log }: TrackPlace): Person[] {
	return readRows(wirePerson, rows, 'person', log)
		.flatMap(({ id, fullname, email }) => {
			const shown = fullname ?? email;
			return shown === null ? [] : { id: idOf(product, id), name: shown, email };
		})
		.toSorted(byName);
}

/** Some roles may not see who else is in the workspace; tasks are of use without it. */
function noneIfHidden(error: unknown): readonly unknown[] {
	if (error instanceof TaskError && ['forbidden', 'notFound', 'plan'].includes(error.problem.kind)) {
		return [];
	}
	throw error;
}

const { compare } = new Intl.Collator();

function byName(a: { name: string }, b: { name: string }): number {
	return compare(a.name, b.name);
}
