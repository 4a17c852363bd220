import assert from 'node:assert/strict';
import { backoff, type Verdict, verdictOn } from '../../src/sync/failure.ts';
import type { Problem } from '../../src/tasks/taskError.ts';

const service = 'Toggl Focus';
const verdicts: [Verdict, Problem][] = [
	['later', { kind: 'quota', service, resetsAt: undefined }],
	['later', { kind: 'busy', service, retryAt: undefined }],
	['later', { kind: 'offline', service, unsent: true }],
	['unknown', { kind: 'offline', service }],
	['unknown', { kind: 'timeout', service }],
	['unknown', { kind: 'service', service, status: 503 }],
	['unknown', { kind: 'unreadable', service }],
	['refused', { kind: 'unauthorized', service }],
	['refused', { kind: 'forbidden', service }],
	['refused', { kind: 'notFound', what: 'The task' }],
	['refused', { kind: 'plan', service }],
	['refused', { kind: 'rejected', service, reason: 'no' }],
	['refused', { kind: 'conflict', fields: ['name'] }],
];

describe('failure', () => {
	for (const [verdict, problem] of verdicts) {
		it(`is ${verdict} after ${JSON.stringify(problem)}`, () => assert.equal(verdictOn(problem), verdict));
	}

	it('waits twice as long after each try, up to a quarter of an hour, and not always as long', () => {
		assert.deepEqual(
			[1, 2, 3, 9, 10, 50].map((tries) => backoff(tries, () => 1)),
			[2000, 4000, 8000, 512_000, 900_000, 900_000],
		);
		assert.equal(
			backoff(1, () => 0),
			1000,
		);
	});
});
