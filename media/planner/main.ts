import type { FromPage, PlannerPageState, ToPage } from '../../src/planner/protocol.ts';
import { Page } from './page.ts';

const code = acquireVsCodeApi<PlannerPageState>();
const post = (message: FromPage): void => code.postMessage(message);
let page: Page | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
	if (data.kind === 'init') {
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
