import assert from 'node:assert/strict';
import { pageHtml } from '../../src/ui/pageHtml.ts';

describe('the page', () => {
	const html = pageHtml({
		cspSource: 'https://source',
		script: 'https://source/editor.js',
		style: 'https://source/editor.css',
		nonce: 'abc',
		language: 'de',
	});

	it('allows its own script and style, and nothing else', () => {
		const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
		assert.equal(
			policy,
			`default-src 'none'; style-src https://source; script-src 'nonce-abc'; font-src https://source`,
		);
	});

	it('holds one script, with the nonce, and no style or handler of its own', () => {
		assert.deepEqual(html.match(/<script[^>]*>/g), [
			'<script nonce="abc" src="https://source/editor.js">',
		]);
		assert.equal(/<style|style=|\son\w+=/.test(html), false);
	});
});
