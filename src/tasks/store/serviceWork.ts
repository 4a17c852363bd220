import type { Project, Tag } from '../catalog.ts';
import type { ConnectedAccounts } from './connectedAccounts.ts';
import type { EntityId, IsoDate, NewTask, Product } from '../task.ts';
import type { ProposalSource } from '../taskApi.ts';

/** What a product does beside keeping tasks. Each rejects where the product has no such thing. */
export class ServiceWork {
	readonly #accounts: ConnectedAccounts;

	constructor(accounts: ConnectedAccounts) {
		this.#accounts = accounts;
	}

	/** Makes a project, or changes the one with the id. */
	async saveProject(
		product: Product,
		project: Pick<Project, 'name' | 'color' | 'closed'>,
		id?: EntityId,
	): Promise<EntityId> {
		return this.#accounts.need(product).writer.saveProject(project, id);
	}

	async createTag(product: Product, tag: Pick<Tag, 'name' | 'color'>): Promise<EntityId> {
		return this.#accounts.need(product).writer.createTag(tag);
	}

	/** Tasks that the service suggests; none of them is created. */
	async propose(
		product: Product,
		source: ProposalSource,
		signal?: AbortSignal,
	): Promise<readonly NewTask[]> {
		return this.#accounts.need(product).writer.propose(source, signal);
	}

	/** Has the service bring its tasks in line with its calendars, from one day to another, and reads them anew. */
	async syncCalendar(product: Product, from: IsoDate, to: IsoDate, timezone: string): Promise<void> {
		const { writer, reader } = this.#accounts.need(product);
		await writer.syncCalendar(from, to, timezone);
		const state = await reader.refresh();
		if (state.kind === 'failed') {
			throw state.error;
		}
	}
}
