import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { isId } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { entityId, inProduct, parseArgument, taskId } from '../../src/ui/argument.ts';

function refusal(schema: v.GenericSchema, argument: unknown): string {
	try {
		parseArgument(schema, argument);
	} catch (error) {
		assert.ok(error instanceof TaskError && error.problem.kind === 'invalid', String(error));
		return error.message;
	}
	throw new Error(`it took ${JSON.stringify(argument)}`);
}

describe('taskId', () => {
	it('takes what is written like an id, and nothing else', () => {
		const text = fc.oneof(
			fc.string(),
			fc.stringMatching(/^[a-z:]*[0-9:]*$/),
			fc.constantFrom('focus:5123', 'local:7', 'focus:new-a1', 'focus:5\n', ' focus:5', 'FOCUS:5'),
		);
		fc.assert(fc.property(text, (id) => v.is(taskId, id) === isId(id)));
	});

	it('says how an id is written', () => {
		assert.equal(
			refusal(v.object({ id: taskId }), { id: '7' }),
			'“id” is written like "focus:5123" or "local:7".',
		);
		assert.equal(
			refusal(v.object({ id: taskId }), { id: 7 }),
			'“id” is written like "focus:5123" or "local:7".',
		);
		assert.equal(refusal(v.object({ id: taskId }), {}), '“id” is missing.');
	});
});

describe('entityId', () => {
	it('takes both ways of writing an id, and brings them to one', () => {
		assert.equal(inProduct(parseArgument(entityId, 101), 'focus'), 'focus:101');
		assert.equal(inProduct(parseArgument(entityId, 'focus:101'), 'focus'), 'focus:101');
	});

	for (const wrong of ['', '101', 'focus:', 'focus:x', -1, 1.5, Number.NaN, Infinity, 1e21, null, {}, []]) {
		it(`refuses ${JSON.stringify(wrong)} with a sentence that says how it’s written`, () => {
			assert.equal(
				refusal(v.object({ projectId: entityId }), { projectId: wrong }),
				'“projectId” is a number or written like "focus:101".',
			);
		});
	}
});

describe('parseArgument', () => {
	const schema = v.strictObject({
		name: v.pipe(v.string(), v.nonEmpty('is empty')),
		tagIds: v.optional(v.array(entityId)),
	});

	it('gives what it was given', () => {
		const argument = { name: 'A', tagIds: [1, 'focus:2'] };
		assert.deepEqual(parseArgument(schema, argument), argument);
	});

	it('names the place of what is wrong', () => {
		assert.equal(refusal(schema, { name: '' }), '“name” is empty.');
		assert.match(refusal(schema, { name: 'A', tagIds: [1, 'x'] }), /^“tagIds\.1” is a number or /);
		assert.match(refusal(schema, { name: 'A', extra: 1 }), /^“extra” is not known here\. /);
		assert.equal(refusal(schema, {}), '“name” is missing.');
		assert.equal(refusal(schema, { name: 7 }), '“name” has to be a text.');
		assert.equal(refusal(schema, undefined), 'The argument has to be an object.');
	});

	it('makes a sentence of whatever is given, and says nothing of it: it could be a key', () => {
		fc.assert(
			fc.property(fc.anything(), (argument) => {
				if (!v.is(schema, argument)) {
					assert.match(refusal(schema, argument), /^(?:“[^]+”|The argument) [^]+\.$/);
				}
			}),
			{ numRuns: 300 },
		);
		assert.doesNotMatch(refusal(schema, 'toggl_sk_1234'), /toggl_sk/);
		assert.doesNotMatch(refusal(schema, { name: 'A', tagIds: ['toggl_sk_1234'] }), /toggl_sk/);
	});
});
