import type { Catalog } from '../tasks/catalog.ts';
import type { Task } from '../tasks/task.ts';
import { NameSearch } from './nameSearch.ts';

/** The projects that a line can name. */
export function nameableProjects({ projects }: Catalog): NameSearch {
	return new NameSearch(
		projects
			.filter(({ closed }) => !closed)
			.map(({ id, name, clientName }) => ({ id, name, about: clientName, apart: clientName })),
	);
}

export function nameableTags({ tags }: Catalog): NameSearch {
	return new NameSearch(tags);
}

export function nameablePeople({ people }: Catalog): NameSearch {
	return new NameSearch(people.map(({ id, name, email }) => ({ id, name, apart: email })));
}

/** The tasks that a line can name as the parent. */
export function nameableParents(tasks: readonly Task[]): NameSearch {
	return new NameSearch(
		tasks.map(({ id, name, projectName }) => ({ id, name, apart: projectName ?? null })),
	);
}
