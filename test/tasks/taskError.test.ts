import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { asTaskError, type Problem, TaskError } from '../../src/tasks/taskError.ts';

const service = 'Toggl Focus';

/** One of each kind, and of those that may lack a part one without it. */
const problems: readonly Problem[] = [
	{ kind: 'invalid', sentence: 'A task needs a name.' },
	{ kind: 'unauthorized', service },
	{ kind: 'forbidden', service },
	{ kind: 'notFound', what: 'The task focus:7' },
	{ kind: 'quota', service, resetsAt: undefined },
	{ kind: 'quota', service, resetsAt: Date.parse('2026-11-01T08:15:00Z') },
	{ kind: 'plan', service },
	{ kind: 'busy', service, retryAt: undefined },
	{ kind: 'busy', service, retryAt: Date.parse('2026-11-01T08:15:00Z') },
	{ kind: 'rejected', service, reason: 'name is too long' },
	{ kind: 'rejected', service, reason: 'Name is too long.' },
	{ kind: 'rejected', service, reason: 'What?' },
	{ kind: 'service', service, status: 503 },
	{ kind: 'offline', service },
	{ kind: 'conflict', fields: ['name', 'notes'], waits: 'focus:7' },
	{ kind: 'timeout', service },
	{ kind: 'unreadable', service },
	{ kind: 'storage', reason: 'the disk is full. Make room, then try again.' },
	{ kind: 'storage', reason: 'the disk is full' },
	...(
		[
			'archive',
			'unarchive',
			'delete',
			'restore',
			'replace',
			'saveProject',
			'createTag',
			'tags',
			'propose',
			'syncCalendar',
			'groups',
			'instances',
			'createMany',
		] as const
	).map((action): Problem => ({ kind: 'unsupported', service, action })),
	...(['archive', 'unarchive', 'delete', 'restore', 'update', 'create'] as const).map((deed): Problem => ({
		kind: 'partial',
		deed,
		names: ['A', 'B'.repeat(200)],
		failed: ['focus:1', 'focus:2'],
		done: ['focus:3'],
		total: 3,
		reason: 'Toggl Focus has a problem of its own (HTTP 503). Try again in a while.',
	})),
	...[1, 4].map((waiting): Problem => ({
		kind: 'partial',
		deed: 'update',
		names: ['A'],
		failed: ['focus:1'],
		done: ['focus:2', 'focus:3'],
		total: 3,
		reason: 'What?',
		waiting,
	})),
];

describe('TaskError', () => {
	for (const problem of problems) {
		it(`has a whole sentence for ${JSON.stringify(problem)}`, () => {
			const error = new TaskError(problem);
			assert.match(error.message, /^[\p{Lu}\d].*[^.?!…:\s][.?!…]$/u);
			assert.doesNotMatch(error.message, /undefined|null|NaN|Invalid|\{\d\}|\[object/);
			assert.equal(error.problem, problem);
			assert.equal(error.name, 'TaskError');
			assert.ok(error instanceof Error);
		});
	}

	it('has another sentence for each kind', () => {
		const sentences = problems.map((problem) => new TaskError(problem).message);
		assert.equal(new Set(sentences).size, problems.length);
	});

	it('names the service as it is called, whatever is in the name', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), (name) => {
				for (const problem of problems) {
					if ('service' in problem) {
						const { message } = new TaskError({ ...problem, service: name });
						assert.ok(message.includes(name), message);
					}
				}
			}),
		);
	});
});

describe('asTaskError', () => {
	it('leaves a TaskError as it is', () => {
		const error = new TaskError({ kind: 'offline', service });
		assert.equal(asTaskError(error), error);
	});

	for (const thrown of [new Error('broken'), new TypeError(''), 'text', undefined, null, 7, {}]) {
		it(`makes a sentence of ${thrown instanceof Error ? thrown.name : JSON.stringify(thrown)}`, () => {
			const error = asTaskError(thrown);
			assert.match(error.message, /^Something went wrong in Tasks for Toggl.*\. The log has more\.$/);
			assert.equal(error.cause, thrown);
		});
	}
});
