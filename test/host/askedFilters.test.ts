import assert from 'node:assert/strict';
import type { RecordedRequest } from '../server/incoming.ts';
import { focus } from './focus.ts';
import { call, eventually, findTasks, sentenceOf, signOut } from './support.ts';

describe('Filters of a list that is not whole', () => {
	beforeEach(async () => {
		await call('signOut', { product: 'focus' });
		await focus.reset();
	});
	afterEach(async () => {
		await call('clearFilter');
		await signOut();
	});

	const lists = async (): Promise<RecordedRequest[]> =>
		(await focus.requests()).filter(({ path }) => /\/tasks(?:\/stream)?$/.test(path));

	/** Signs in so that the first list of all tasks can't be read. */
	async function signInInterrupted(): Promise<void> {
		await focus.fail({ method: 'GET', path: '/tasks/stream' }, { kind: 'status', status: 500 });
		await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
		await findTasks({ limit: 0 });
		await focus.reset();
	}

	it('ask the service once, and what comes is added', async () => {
		await signInInterrupted();
		await sentenceOf(findTasks({ product: 'focus' }));
		const filter = { text: 'the Timetable', projectIds: ['focus:102', null], done: false };
		for (let times = 0; times < 2; times++) {
			await call('filterTasks', { filter });
			await call('groupBy', { by: 'tag' });
			await call('groupBy', { by: 'project' });
		}
		await eventually('it has come', async () => (await findTasks({ product: 'focus' })).length > 0);
		const [sent, ...others] = await lists();
		assert.deepEqual(others, []);
		assert.match(sent?.path ?? '', /\/tasks\/stream$/);
		assert.deepEqual(
			[sent?.status, sent?.query],
			[200, { archived: 'false', name: 'Timetable', project_id: '102,', status_id: '301,302,303' }],
		);
		const names = (await findTasks({ product: 'focus' })).map(({ name }) => name);
		assert.deepEqual(names, ['Timetable import']);
		await call('refresh');
		assert.ok((await findTasks({ product: 'focus' })).length > 1);
	});

	it('ask nothing where the whole list is there, or of what only other accounts have', async () => {
		await signInInterrupted();
		await call('filterTasks', { filter: { projectIds: ['local:1'] } });
		await call('refresh');
		await focus.forgetRequests();
		await call('filterTasks', { filter: { text: 'Timetable', pinned: true } });
		await call('clearFilter');
		await call('refresh');
		const asked = (await lists()).filter(({ query }) => 'name' in query || 'project_id' in query);
		assert.deepEqual(asked, []);
	});

	it('are asked by findTasks too, for a text that is nowhere here', async () => {
		await signInInterrupted();
		await focus.forgetRequests();
		const found = await findTasks({ text: 'import timetable' });
		assert.deepEqual(
			found.map(({ name }) => name),
			['Timetable import'],
		);
		await findTasks({ text: 'import timetable' });
		assert.deepEqual(await findTasks({ text: 'timetable', product: 'local' }), []);
		assert.deepEqual(
			(await lists()).map(({ query }) => query),
			[{ archived: 'false', name: 'timetable' }],
		);
	});
});
