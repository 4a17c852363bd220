import assert from 'node:assert/strict';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { startTrackServer } from '../server/track/startTrackServer.ts';
import { openTrackWindow, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const id = 'focus:5101';

/** What Focus could never take, whatever it has. */
const never: readonly TaskChanges[] = [
	{ color: '#fff' },
	{ startDate: '0999-01-01' },
	{ ghostAssigneeIds: [-1] },
	{ recurringTaskId: 0 },
	{ estimatedMins: 1e300 },
	{ position: 1e300 },
];

describe('What a service can never take', () => {
	const focus = new FocusWindows();
	let window: Window;

	beforeEach(async () => {
		window = await focus.openSettled({ now: focus.now });
	});

	const hold = async (): Promise<void> => {
		focus.server.fail({ count: 1000 }, { kind: 'quota' });
		await assert.rejects(window.store.refresh());
	};
	const nextHour = async (): Promise<void> => {
		focus.server.reset();
		focus.ahead += 3_600_000;
		await window.store.refresh();
		await until(() => window.api.sync?.state.waiting === 0);
	};
	const stuck = (): number => window.store.find({}).filter(({ trouble }) => trouble !== undefined).length;

	for (const changes of never) {
		const [field = ''] = Object.keys(changes);
		it(`is refused at once, also while nothing can be sent: ${JSON.stringify(changes)}`, async () => {
			await hold();
			const before = window.store.find({});
			await assert.rejects(window.store.update(id, changes), new RegExp(`${field}|estimate|position`));
			await assert.rejects(window.store.create('focus', { name: 'New', ...changes }));
			await assert.rejects(window.store.updateMany([{ id, changes }]));
			assert.deepEqual(window.store.find({}), before);
			assert.equal(window.api.sync?.state.waiting, 0);
		});
	}

	it('takes no other change of the same moment down', async () => {
		const ended = await Promise.allSettled([
			window.store.update(id, { notes: 'All right' }),
			window.store.update(id, { color: '#fff' }),
		]);
		assert.deepEqual(
			ended.map(({ status }) => status),
			['fulfilled', 'rejected'],
		);
		assert.equal(window.store.need(id).notes, 'All right');
	});

	it('costs one of several tasks its change alone', async () => {
		await assert.rejects(
			window.store.updateMany([
				{ id, changes: { color: '#fff' } },
				{ id: 'focus:5102', changes: { color: '#06aaf5' } },
			]),
			/1 of 2 tasks were not changed/,
		);
		assert.equal(window.store.need('focus:5102').color, '#06aaf5');
	});

	it('is told for a new task before it is kept, and given to it once it is there', async () => {
		await hold();
		await assert.rejects(window.store.create('focus', { name: 'Instance', recurringTaskId: 7 }));
		const made = await window.store.create('focus', { name: 'Kept before' });
		await window.store.update(made.id, { recurringTaskId: 7 });
		await window.store.update(made.id, { notes: 'And this' });
		const below = await window.store.create('focus', { name: 'Below', parentId: made.id });
		await window.store.update(id, { parentId: made.id });
		await nextHour();
		assert.equal(stuck(), 0);
		const { notes, recurringTaskId } = window.store.need(made.id);
		assert.deepEqual([notes, recurringTaskId], ['And this', 7]);
		const parent = window.store.idNow(made.id);
		assert.deepEqual(
			[below.id, id].map((child) => window.store.need(child).parentId),
			[parent, parent],
		);
	});

	it('is also what Track has no number for', async () => {
		const track = await startTrackServer();
		const other = openTrackWindow(track, focus.file);
		try {
			await other.store.settled();
			track.fail({ count: 1000 }, { kind: 'quota' });
			await assert.rejects(other.store.refresh());
			await assert.rejects(other.store.update('track:6101', { estimatedMins: 1e300 }), /estimate/);
			assert.equal(other.api.sync?.state.waiting, 0);
		} finally {
			other.close();
			await track.close();
		}
	});
});
