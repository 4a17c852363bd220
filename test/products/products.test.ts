import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, words } from '../../src/products/products.ts';

type Declared = { default: unknown; scope: string };

const { contributes } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
	contributes: { configuration: { properties: Record<string, Declared> } };
};

describe('Each product', () => {
	for (const service of services) {
		describe(service.product, () => {
			it('has its address as the manifest declares it, where no workspace can change it', () => {
				const { setting, fallback } = service.apiUrl;
				const declared = contributes.configuration.properties[`togglTasks.${setting}`];
				assert.deepEqual([declared?.default, declared?.scope], [fallback, 'application']);
			});

			it('leads to its connector', async () => {
				const connector = await service.connector({
					apiUrl: () => service.apiUrl.fallback,
					log: () => {},
				});
				assert.equal(connector.product, service.product);
			});
		});
	}

	it('has a word of its own in references', () => {
		assert.deepEqual(Object.fromEntries(words), { focus: 'toggl', track: 'track', local: 'local' });
	});
});
