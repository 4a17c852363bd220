import assert from 'node:assert/strict';
import { signInProblem } from '../../src/account/signInProblem.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

describe('what goes wrong at sign-in', () => {
	it('is never said to be seen after a refresh: there is nothing to refresh yet', () => {
		for (const error of [
			new TaskError({ kind: 'notFound', what: 'What Toggl Focus was asked for' }),
			new TaskError({ kind: 'offline', service: 'Toggl Focus' }),
			new TaskError({ kind: 'timeout', service: 'Toggl Focus' }),
		]) {
			const { message } = signInProblem(error, 'Toggl Focus');
			assert.doesNotMatch(message, /refresh/i);
			assert.match(message, /Toggl Focus.*try again/i);
		}
	});

	it('is said as it is otherwise', () => {
		const error = new TaskError({ kind: 'invalid', sentence: 'The key is missing.' });
		assert.equal(signInProblem(error, 'Toggl Focus'), error);
		assert.match(signInProblem(new Error('boom'), 'Toggl Focus').message, /boom/);
	});
});
