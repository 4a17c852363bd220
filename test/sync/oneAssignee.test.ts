import assert from 'node:assert/strict';
import type { Window } from './openWindow.ts';
import { TrackWindows } from './serviceWindows.ts';

const ada = 'track:4001';
const ben = 'track:4002';
const berths = 'track:6101';

const takenAway = /no way to take the assignee of a task away from here/;
const tooMany = /one assignee at most. Choose one person/;

/** What no request can say, with the reason. */
const never: readonly (readonly [string, RegExp, (window: Window) => Promise<unknown>])[] = [
	['nobody', takenAway, ({ store }) => store.update(berths, { assigneeIds: [] })],
	['two people', tooMany, ({ store }) => store.update(berths, { assigneeIds: [ada, ben] })],
	[
		'nobody for several tasks',
		takenAway,
		({ store }) =>
			store.updateMany([berths, 'track:6102'].map((id) => ({ id, changes: { assigneeIds: [] } }))),
	],
	[
		'a new task with two people',
		tooMany,
		({ store }) =>
			store.create('track', { name: 'Two', projectId: 'track:801', assigneeIds: [ada, ben] }),
	],
];

describe('The one assignee of a task of Track, while nothing can be sent', () => {
	const track = new TrackWindows();
	let window: Window;

	beforeEach(async () => {
		window = await track.openSettled({ gather: 0 });
		track.server.fail({ count: 1000 }, { kind: 'quota' });
		await assert.rejects(window.store.refresh());
		track.server.clearRequests();
	});

	for (const [what, reason, change] of never) {
		it(`is not ${what}, which is said at once`, async () => {
			const before = window.store.find({});
			await assert.rejects(change(window), reason);
			assert.deepEqual(window.store.find({}), before);
			assert.equal(window.api.sync?.state.waiting, 0);
		});
	}

	it('is another person, who waits to be sent', async () => {
		await window.store.update(berths, { assigneeIds: [ben] });
		await window.store.create('track', { name: 'Nobody’s', projectId: 'track:801', assigneeIds: [] });
		await window.store.update('track:6104', { assigneeIds: [ada] });
		assert.deepEqual(window.store.need(berths).assigneeIds, [ben]);
		assert.equal(window.api.sync?.state.waiting, 3);
	});
});
