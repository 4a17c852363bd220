import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { apiUrl } from '../../src/toggl/apiUrl.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

const setting = 'togglTasks.focus.apiUrl';

describe('apiUrl', () => {
	for (const text of [
		'https://focus.toggl.com/api',
		' https://focus.toggl.com/api/ ',
		'https://toggl.example.org:8443/proxy/api',
		'http://localhost:3000/api',
		'http://LOCALHOST/api',
		'http://127.0.0.1:80',
		'http://127.9.8.7/api',
		'http://[::1]:4000/api',
		'http://[0:0:0:0:0:0:0:1]/api',
	]) {
		it(`takes ${text}`, () => {
			assert.equal(apiUrl(text, setting).href, new URL(text.trim()).href);
		});
	}

	for (const text of [
		'',
		'focus.toggl.com/api',
		'ftp://focus.toggl.com',
		'file:///etc/passwd',
		'javascript:alert(1)',
		'http://focus.toggl.com/api',
		'http://127.0.0.1.example.org/api',
		'http://localhost.example.org/api',
		'http://example.org/127.0.0.1',
		'http://127.0.0.1@example.org/api',
		'http://[::2]/api',
		'http://0.0.0.0/api',
		'https://me:secret@focus.toggl.com/api',
		'https://focus.toggl.com/api?x=1',
		'https://focus.toggl.com/api#x',
	]) {
		it(`refuses ${text || 'nothing'}, and names the setting`, () => {
			assert.throws(() => apiUrl(text, setting), isAboutSetting);
		});
	}

	it('does not repeat a password', () => {
		assert.throws(
			() => apiUrl('https://me:hunter2@focus.toggl.com/api', setting),
			(error) => error instanceof TaskError && !error.message.includes('hunter2'),
		);
	});

	it('never lets http out of this computer, whatever is typed', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.webUrl(),
					fc.string(),
					fc.domain().map((host) => `http://${host}/`),
				),
				(text) => {
					try {
						const url = apiUrl(text, setting);
						assert.ok(
							url.protocol === 'https:' || /^(?:localhost|127\.|\[::1\])/.test(url.hostname),
							url.href,
						);
					} catch (error) {
						assert.ok(isAboutSetting(error));
					}
				},
			),
			{ numRuns: 300 },
		);
	});
});

function isAboutSetting(error: unknown): boolean {
	return error instanceof TaskError && error.problem.kind === 'invalid' && error.message.includes(setting);
}
