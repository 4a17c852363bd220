import type { Service } from '../../tasks/connector.ts';
import { product } from './product.ts';

/** Toggl Track, as far as it has to be known before anybody signs in to it. */
export const track: Service = {
	product,
	word: 'track',
	apiUrl: { setting: 'track.apiUrl', fallback: 'https://api.track.toggl.com/api/v9' },
	connector: async (options) => (await import('./trackConnector.ts')).trackConnector(options),
};
