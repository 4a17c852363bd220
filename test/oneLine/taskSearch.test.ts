import assert from 'node:assert/strict';
import { TaskSearch } from '../../src/oneLine/taskSearch.ts';
import { assertAsFast } from '../assertAsFast.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { manyTasks } from './manyTasks.ts';

const nothing = (): readonly string[] => [];

describe('TaskSearch', () => {
	const tasks = [
		makeTask('focus:1', { name: 'Fix the login page', projectName: 'Website' }),
		makeTask('focus:2', { name: 'Website texts', projectName: 'Marketing' }),
		makeTask('focus:3', { name: 'Write invoices', tagIds: ['focus:7'] }),
		makeTask('focus:4', { name: 'Fix the login page of old', done: true }),
		makeTask('focus:5123', { name: 'Über uns', projectName: 'Ядро' }),
	];
	const search = new TaskSearch(tasks, ({ id, tagIds }) => [
		id.replace('focus:', 'toggl#'),
		...(tagIds?.length ? ['#urgent'] : []),
	]);

	for (const [text, ids] of [
		['login', ['focus:1', 'focus:4']],
		['login fix', ['focus:1', 'focus:4']],
		['website', ['focus:2', 'focus:1']],
		['login website', ['focus:1']],
		['urgent', ['focus:3']],
		['5123', ['focus:5123']],
		['focus:5123', ['focus:5123']],
		['toggl#5123', ['focus:5123']],
		['#5123', ['focus:5123']],
		['#urgent', ['focus:3']],
		['invoices #urgent', ['focus:3']],
		['uber', ['focus:5123']],
		['ядро', ['focus:5123']],
		['zzzz', []],
		['  ', ['focus:1', 'focus:2', 'focus:3', 'focus:5123', 'focus:4']],
	] as const) {
		it(`finds ${ids.join(', ') || 'nothing'} by “${text}”`, () => {
			assert.deepEqual(
				search.find(text, 100).map(({ id }) => id),
				ids,
			);
		});
	}

	it('gives no more than was asked for', () => {
		assert.deepEqual(
			search.find('login', 1).map(({ id }) => id),
			['focus:1'],
		);
		assert.equal(search.find('', 3).length, 3);
	});

	it('answers a keystroke among 10,000 tasks about as fast as a plain scan of their texts', function () {
		this.timeout(60_000);
		const many = manyTasks(10_000);
		const big = new TaskSearch(many, nothing);
		const scan = (text: string): unknown =>
			many.filter(({ name, projectName, id }) =>
				`${name}\n${projectName}\n${id}`.toLowerCase().includes(text),
			);
		const texts = [
			'f',
			'fi',
			'fix',
			'fix l',
			'fix lo',
			'fix login',
			'login web',
			'focus:52',
			'rvw',
			'zzz',
		];
		assertAsFast(`${texts.length} keystrokes`, () => texts.map((text) => big.find(text, 100)), {
			times: 4,
			as: () => texts.map(scan),
		});
	});
});
