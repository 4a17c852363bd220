import type { FromPage, PlannerPageState } from '../../src/planner/protocol.ts';
import { Page } from './page.ts';
import { isToPage } from './toPage.ts';

const code = acquireVsCodeApi<PlannerPageState>();
const post = (message: FromPage): void => code.postMessage(message);
let page: Page | undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	if (!isToPage(data)) {
		console.error('A message that the planner doesn’t know was left alone.');
	} else if (data.kind === 'init') {
		code.setState(data.kept);
		page = new Page(post, data);
		document.body.replaceChildren(page.root);
	} else if (data.kind === 'keep') {
		code.setState(data.kept);
	} else {
		page?.receive(data);
	}
});

post({ kind: 'ready' });
