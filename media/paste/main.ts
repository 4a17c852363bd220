import type { FromPage, ToPage } from '../../src/commands/pasteProtocol.ts';
import { Page } from './page.ts';

const code = acquireVsCodeApi();
const post = (message: FromPage): void => code.postMessage(message);
let page: Page | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
	if (data.kind === 'init') {
		page = new Page(post, data.strings);
		document.body.replaceChildren(page.root);
		page.focus();
	}
	page?.show(data.state);
});

post({ kind: 'ready' });
