import * as vscode from 'vscode';
import { pageHtml } from './pageHtml.ts';

/** What comes out of a page: what it says, or that it said something that can't be. */
export type PageListener<From> = {
	/** Tells what a message is, or what is wrong with it. */
	read: (message: unknown) => { message: From } | { wrong: string };
	said: (message: From) => void;
	saidWrong: (reason: string) => void;
};

/** What every page is told: how things are, first with all that it needs to begin, then each time they are different. */
type StateMessage<State> = { kind: 'init' | 'state'; state: State };

/**
 * The wire to the page in a panel. A page that is hidden is thrown away and asks anew when it comes back;
 * what is posted in between would be lost, so nothing is.
 */
export class PageLink<State, From, To extends { kind: string }> implements vscode.Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #disposables: readonly vscode.Disposable[];
	#isListening = false;
	#posted = '';

	/** `name` is that of the script and the style in `dist`. */
	constructor(
		panel: vscode.WebviewPanel,
		extensionUri: vscode.Uri,
		name: 'editor' | 'planner' | 'paste',
		listener: PageListener<From>,
	) {
		this.#panel = panel;
		const { webview } = panel;
		this.#disposables = [
			webview.onDidReceiveMessage((raw: unknown) => {
				const read = listener.read(raw);
				if ('message' in read) {
					listener.said(read.message);
				} else {
					listener.saidWrong(read.wrong);
				}
			}),
			panel.onDidChangeViewState(() => {
				this.#isListening &&= panel.visible;
			}),
		];
		const dist = vscode.Uri.joinPath(extensionUri, 'dist');
		webview.options = { enableScripts: true, localResourceRoots: [dist] };
		webview.html = pageHtml({
			cspSource: webview.cspSource,
			script: webview.asWebviewUri(vscode.Uri.joinPath(dist, `${name}.js`)).toString(),
			style: webview.asWebviewUri(vscode.Uri.joinPath(dist, `${name}.css`)).toString(),
			nonce: crypto.randomUUID().replaceAll('-', ''),
			language: vscode.env.language,
		});
	}

	/** Answers a page that has just come up; from then on it listens. */
	begin(message: To & StateMessage<State>): void {
		this.#isListening = true;
		this.#posted = JSON.stringify(message.state);
		this.post(message);
	}

	/** Tells the page how the task is, unless it knows. */
	postState(state: State): void {
		const text = JSON.stringify(state);
		if (this.#isListening && text !== this.#posted) {
			this.#posted = text;
			this.#send({ kind: 'state', state });
		}
	}

	post(message: To): void {
		this.#send(message);
	}

	#send(message: To | StateMessage<State>): void {
		if (this.#isListening) {
			void this.#panel.webview.postMessage(message);
		}
	}

	dispose(): void {
		this.#isListening = false;
		for (const one of this.#disposables) {
			one.dispose();
		}
	}
}
