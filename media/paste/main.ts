import type { FromPage } from '../../src/commands/pasteProtocol.ts';
import { Page } from './page.ts';
import { isToPage } from './toPage.ts';

const code = acquireVsCodeApi();
const post = (message: FromPage): void => code.postMessage(message);
let page: Page | undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	if (!isToPage(data)) {
		console.error('A message that the page doesn’t know was left alone.');
		return;
	}
	if (data.kind === 'init') {
		page = new Page(post, data.strings);
		document.body.replaceChildren(page.root);
		page.focus();
	}
	page?.show(data.state);
});

post({ kind: 'ready' });
