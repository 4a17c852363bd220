import type { Catalog } from '../../tasks/catalog.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { HttpRequest } from '../http.ts';
import { allPages } from '../pages.ts';
import { decodePeople, decodeProjects, decodeStatuses, decodeTags } from './decodeCatalog.ts';
import type { FocusPlace } from './focusPlace.ts';
import type { TaskConstraints } from './taskConstraints.ts';

/** The lists that tasks refer to. Projects come with the archived ones, whose tasks still need their name. */
export async function readCatalog(
	place: FocusPlace,
	constraints: TaskConstraints,
	signal: AbortSignal | undefined,
): Promise<Catalog> {
	const { http, service, organization, workspace, log } = place;
	const read = (path: string, query: HttpRequest['query'] = {}): Promise<unknown[]> =>
		allPages(http, path, { query, signal }, service);
	const [projects, statuses, tags, people, requiredFields] = await Promise.all([
		// An empty value stands for all (documented).
		read(`${organization}/${workspace}/projects`, { archived: '', order_by: 'name' }),
		read(`${workspace}/statuses`, { order_by: 'position' }),
		read(`${workspace}/tags`),
		read(`${organization}/users`).catch(noneIfHidden),
		constraints.read(signal),
	]);
	return {
		projects: decodeProjects(projects, log),
		statuses: decodeStatuses(statuses, log),
		tags: decodeTags(tags, log),
		people: decodePeople(people, log),
		...(requiredFields.length > 0 ? { requiredFields } : {}),
	};
}

/** Some roles may not see who else is in the organization; tasks are of use without it. */
function noneIfHidden(error: unknown): unknown[] {
	if (
		error instanceof TaskError &&
		(error.problem.kind === 'forbidden' || error.problem.kind === 'notFound')
	) {
		return [];
	}
	throw error;
}
