import * as vscode from 'vscode';
import type { Connector, ConnectorOptions, Service } from '../tasks/connector.ts';
import type { Product } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';

/** The ways to the products, each loaded when somebody first goes it. */
export class Connectors {
	readonly #services: readonly Service[];
	readonly #optionsOf: (service: Service) => ConnectorOptions;
	readonly #loaded = new Map<Product, Promise<Connector>>();

	constructor(services: readonly Service[], optionsOf: (service: Service) => ConnectorOptions) {
		this.#services = services;
		this.#optionsOf = optionsOf;
	}

	get products(): readonly Product[] {
		return this.#services.map(({ product }) => product);
	}

	all(): Promise<readonly Connector[]> {
		return Promise.all(this.products.map((product) => this.get(product)));
	}

	/** @throws TaskError when nobody can sign in to the product */
	async get(product: Product): Promise<Connector> {
		const service = this.#services.find((each) => each.product === product);
		if (!service) {
			throw new TaskError({
				kind: 'invalid',
				sentence: vscode.l10n.t(
					'There is no product “{0}” to sign in to. Choose one of: {1}.',
					product,
					this.products.join(', '),
				),
			});
		}
		const loaded = this.#loaded.get(product) ?? service.connector(this.#optionsOf(service));
		this.#loaded.set(product, loaded);
		return loaded;
	}
}
