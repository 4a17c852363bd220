import type { FromPage, PageState } from '../../src/editor/protocol.ts';
import { Page } from './page.ts';
import { isToPage } from './toPage.ts';

const code = acquireVsCodeApi<PageState>();
const post = (message: FromPage): void => code.postMessage(message);
let page: Page | undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	if (!isToPage(data)) {
		console.error('A message that the form doesn’t know was left alone.');
		return;
	}
	if (data.kind !== 'init') {
		page?.receive(data);
		return;
	}
	page = new Page({ post, kept: () => code.getState(), keep: (state) => code.setState(state) }, data);
	document.body.replaceChildren(page.root);
});

window.addEventListener('keydown', (event) => {
	const isSave = event.key.toLowerCase() === 's' || event.key === 'Enter';
	if (isSave && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
		event.preventDefault();
		page?.save();
	}
});

post({ kind: 'ready' });
