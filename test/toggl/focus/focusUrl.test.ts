import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TaskError } from '../../../src/tasks/taskError.ts';
import { focusIds, focusWebUrl } from '../../../src/toggl/focus/focusUrl.ts';

const api = new URL('https://focus.toggl.com/api');
const local = new URL('http://127.0.0.1:4000/api');
const own = new URL('https://toggl.example.org/api');

describe('focusIds', () => {
	for (const text of [
		'https://focus.toggl.com/123/workspaces/456/calendar',
		'https://focus.toggl.com/123/workspaces/456',
		'https://focus.toggl.com/123/workspaces/456/',
		'  https://focus.toggl.com/123/workspaces/456/board?view=1&date=2026-11-21#top \n',
		'https://focus.toggl.com/organizations/123/workspaces/456/projects/7/tasks',
		'HTTPS://FOCUS.TOGGL.COM/123/workspaces/456?x',
		'http://focus.toggl.com/123/workspaces/456#y',
		'focus.toggl.com/123/workspaces/456/calendar',
		'/123/workspaces/456/calendar',
		'123/workspaces/456',
		'organizations/123/workspaces/456/',
		'123/456',
		' 123 / 456 ',
		'123/456/',
	]) {
		it(`reads ${JSON.stringify(text)}`, () => {
			assert.deepEqual(focusIds(text, api), { organizationId: 123, workspaceId: 456 });
		});
	}

	for (const text of [
		'',
		'   ',
		'123',
		'abc/def',
		'0/456',
		'123/0',
		'99999999999999999999/456',
		'https://focus.toggl.com/',
		'https://focus.toggl.com/settings',
		'https://focus.toggl.com/123/calendar',
		'https://focus.toggl.com/123/workspaces/456abc',
		'https://focus.toggl.com/abc/workspaces/456',
		'https://focus.toggl.com/?next=/123/workspaces/456',
		'https://track.toggl.com/123/workspaces/456',
		'https://focus.toggl.com.example.org/123/workspaces/456',
		'https://example.org/123/workspaces/456',
		'https://focus.toggl.com@example.org/123/workspaces/456',
		'http://127.0.0.1:4000/123/workspaces/456',
		'javascript:alert(1)',
		'https://',
	]) {
		it(`refuses ${JSON.stringify(text)}, and says where the right one is`, () => {
			assert.throws(() => focusIds(text, api), isHelp);
		});
	}

	it('takes the host of the API’s own address, and any on this computer when that is there', () => {
		const ids = { organizationId: 1, workspaceId: 2 };
		assert.deepEqual(focusIds('https://toggl.example.org/1/workspaces/2', own), ids);
		assert.deepEqual(focusIds('http://localhost:9/1/workspaces/2', local), ids);
		assert.deepEqual(focusIds('https://focus.toggl.com/1/workspaces/2', local), ids);
		assert.throws(() => focusIds('https://example.org/1/workspaces/2', local), isHelp);
	});

	it('reads back the address that it makes, for any ids', () => {
		const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
		fc.assert(
			fc.property(id, id, fc.constantFrom(api, local, own), (organizationId, workspaceId, base) => {
				const ids = { organizationId, workspaceId };
				assert.deepEqual(focusIds(focusWebUrl(ids, base), base), ids);
			}),
		);
	});

	it('gives ids or a sentence, whatever is typed', () => {
		const part = fc.constantFrom(
			'https://',
			'focus.toggl.com',
			'/',
			'1',
			'23',
			'workspaces',
			'organizations',
			'?',
			'#',
			' ',
			'%2F',
			'\\',
			'@',
			'..',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
				),
				(text) => {
					try {
						const { organizationId, workspaceId } = focusIds(text, api);
						assert.ok(organizationId > 0 && workspaceId > 0);
					} catch (error) {
						assert.ok(isHelp(error), String(error));
					}
				},
			),
			{ numRuns: 3000 },
		);
	});
});

function isHelp(error: unknown): boolean {
	return error instanceof TaskError && error.message.includes('copy the address from the browser');
}
