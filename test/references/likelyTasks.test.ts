import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LikelyTasks } from '../../src/references/likelyTasks.ts';
import { makeTask } from '../tasks/makeTask.ts';

const ids = (tasks: readonly { id: string }[]): string[] => tasks.map(({ id }) => id);

describe('The tasks that a reference may be about to name', () => {
	const likely = new LikelyTasks([
		makeTask('focus:5123', { name: 'Launch the booking page' }),
		makeTask('focus:51', { name: 'Write the copy', done: true }),
		makeTask('focus:7', { name: 'Ring 5123' }),
		makeTask('focus:new-a1', { name: 'Booking without a number' }),
		makeTask('focus:8', { name: 'Thank Eeva', projectName: 'Booking website' }),
	]);

	it('are those whose number begins so, the shorter first, before those with such a name', () => {
		assert.deepEqual(ids(likely.find('51', 10)), ['focus:51', 'focus:5123', 'focus:7']);
		assert.deepEqual(ids(likely.find('5123', 10)).slice(0, 2), ['focus:5123', 'focus:7']);
	});

	it('are those with a name that resembles the text, then those with such a project', () => {
		assert.deepEqual(ids(likely.find('book', 10)), ['focus:5123', 'focus:8']);
		assert.deepEqual(ids(likely.find('bookpage', 10)), ['focus:5123']);
	});

	it('are all that have a number when nothing is written, the done ones last, and no more than wanted', () => {
		assert.deepEqual(ids(likely.find('', 10)), ['focus:7', 'focus:8', 'focus:5123', 'focus:51']);
		assert.deepEqual(ids(likely.find('', 2)), ['focus:7', 'focus:8']);
	});

	it('always have the task of a whole number, whatever other tasks are called', () => {
		const number = fc.integer({ min: 1, max: 9999 });
		fc.assert(
			fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 60 }), (numbers) => {
				const search = new LikelyTasks(
					numbers.map((own) => makeTask(`local:${own}`, { name: `Also ${numbers.join(' ')}` })),
				);
				for (const own of numbers) {
					assert.equal(search.find(String(own), 5)[0]?.id, `local:${own}`);
				}
			}),
			{ numRuns: 20 },
		);
	});

	it('are found among ten thousand before the next letter comes', () => {
		const words = ['booking', 'ferry', 'screen', 'invoice', 'tide', 'release', 'payment', 'quay'];
		const many = Array.from({ length: 10_000 }, (_task, at) =>
			makeTask(`focus:${at + 1}`, {
				name: `${words[at % 8]} ${words[(at >> 3) % 8]} ${at}`,
				projectName: `Project ${at % 40}`,
			}),
		);
		const search = new LikelyTasks(many);
		search.find('a', 50);
		const took = ['', 'b', 'bo', 'quayfer', '12', '1234', 'zzz', 'project'].map((text) => {
			const rounds = Array.from({ length: 5 }, () => {
				const begun = performance.now();
				search.find(text, 50);
				return performance.now() - begun;
			});
			// What other programs take only comes on top.
			return Math.min(...rounds);
		});
		assert.ok(
			Math.max(...took) < 100,
			`the longest of ${took.map((each) => each.toFixed(1)).join(', ')} ms`,
		);
	});
});
