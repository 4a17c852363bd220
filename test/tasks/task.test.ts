import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { idOf, isId, numberOf, productOf } from '../../src/tasks/task.ts';

describe('ids', () => {
	it('come apart as they were put together', () => {
		const product = fc.stringMatching(/^[a-z]{1,10}$/);
		fc.assert(
			fc.property(product, fc.maxSafeNat(), (name, number) => {
				const id = idOf(name, number);
				assert.deepEqual([productOf(id), numberOf(id), isId(id)], [name, number, true]);
			}),
		);
	});

	it('have no number before the service gave one', () => {
		assert.ok(Number.isNaN(numberOf('focus:new-a1b2')));
		assert.equal(productOf('focus:new-a1b2'), 'focus');
	});

	for (const id of ['focus:5123', 'track:60001', 'local:7', 'focus:new-0a1b-2c']) {
		it(`are written like ${id}`, () => assert.ok(isId(id)));
	}
	for (const id of [
		'',
		'7',
		'focus',
		'focus:',
		':7',
		'Focus:7',
		'focus:7 ',
		'focus:-7',
		'focus:7\n',
		'a:b:7',
	]) {
		it(`are not written like ${JSON.stringify(id)}`, () => assert.ok(!isId(id)));
	}
});
