import assert from 'node:assert/strict';
import { permalink } from '../../src/todo/permalink.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const place = { path: 'src/low tide#1.ts', commit, line: 7 };
const file = 'src/low%20tide%231.ts';

const azure =
	`?path=%2Fsrc%2Flow+tide%231.ts&version=GC${commit}` +
	'&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1';

const azurePage = 'https://dev.azure.com/sea/high%20tide/_git/tide';

/** Remotes with the page of the line. */
const known: readonly (readonly [string, string])[] = [
	['https://github.com/sea/tide.git', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	['https://me:secret@github.com/sea/tide', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	['git@github.com:sea/tide.git', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	['ssh://git@GitHub.com:22/sea/tide.git/', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	['git://github.com/sea/tide.git', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	['ssh://git@ssh.github.com:443/sea/tide.git', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	['https://www.github.com/sea/tide', `https://github.com/sea/tide/blob/${commit}/${file}#L7`],
	[
		'ssh://git@altssh.gitlab.com:443/sea/tide.git',
		`https://gitlab.com/sea/tide/-/blob/${commit}/${file}#L7`,
	],
	[
		'ssh://git@altssh.bitbucket.org:443/sea/tide.git',
		`https://bitbucket.org/sea/tide/src/${commit}/${file}#lines-7`,
	],
	['git@gitlab.com:sea/deep/tide.git', `https://gitlab.com/sea/deep/tide/-/blob/${commit}/${file}#L7`],
	['https://me@bitbucket.org/sea/tide.git', `https://bitbucket.org/sea/tide/src/${commit}/${file}#lines-7`],
	['https://codeberg.org/sea/tide.git', `https://codeberg.org/sea/tide/src/commit/${commit}/${file}#L7`],
	[
		'https://sea@dev.azure.com/sea/high%20tide/_git/tide',
		`https://dev.azure.com/sea/high%20tide/_git/tide${azure}`,
	],
	[
		'git@ssh.dev.azure.com:v3/sea/high%20tide/tide',
		`https://dev.azure.com/sea/high%20tide/_git/tide${azure}`,
	],
	['https://sea.visualstudio.com/high%20tide/_git/tide', `${azurePage}${azure}`],
	['https://sea.visualstudio.com/DefaultCollection/high%20tide/_git/tide', `${azurePage}${azure}`],
	['https://sea.visualstudio.com/_git/tide', `https://dev.azure.com/sea/_git/tide${azure}`],
	['sea@vs-ssh.visualstudio.com:v3/sea/high%20tide/tide', `${azurePage}${azure}`],
	['https://dev.azure.com/sea/_git/tide', `https://dev.azure.com/sea/_git/tide${azure}`],
];

const unknown = [
	'https://github.example.com/sea/tide.git',
	'https://github.com.example.com/sea/tide.git',
	'https://example.com/github.com/sea/tide.git',
	'https://github.com@example.com/sea/tide.git',
	'git@example.com:sea/tide.git',
	'https://github.com/sea',
	'https://dev.azure.com/sea/tide',
	'git@ssh.dev.azure.com:v9/sea/high/tide',
	'https://visualstudio.com/sea/_git/tide',
	'https://sea.visualstudio.com.example.com/high/_git/tide',
	'https://a.sea.visualstudio.com/high/_git/tide',
	'https://www.example.com/sea/tide',
	'/srv/git/github.com/sea/tide.git',
	'../tide',
	'C:\\code\\tide',
	'file:///srv/git/tide.git',
	'https://constructor/sea/tide',
	'',
];

describe('The link to a line in its commit', () => {
	for (const [remote, page] of known) {
		it(`is known for ${remote}`, () => assert.equal(permalink(remote, place), page));
	}

	for (const remote of unknown) {
		it(`is not made up for “${remote}”`, () => assert.equal(permalink(remote, place), undefined));
	}

	it('leads to the file where the line is not known', () => {
		assert.equal(
			permalink('https://github.com/sea/tide', { ...place, line: undefined }),
			`https://github.com/sea/tide/blob/${commit}/${file}`,
		);
	});
});
