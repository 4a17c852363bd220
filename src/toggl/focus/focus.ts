import type { Service } from '../../tasks/connector.ts';
import { product } from './product.ts';

/** Toggl Focus, as far as it has to be known before anybody signs in to it. */
export const focus: Service = {
	product,
	word: 'toggl',
	apiUrl: { setting: 'focus.apiUrl', fallback: 'https://focus.toggl.com/api' },
	connector: async (options) => (await import('./focusConnector.ts')).focusConnector(options),
};
