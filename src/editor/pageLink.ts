import * as vscode from 'vscode';
import { readMessage } from './messages.ts';
import { pageHtml } from './pageHtml.ts';
import type { FormState, FromPage, ToPage } from './protocol.ts';

/** What comes out of a page: what it says, or that it said something that can't be. */
export type PageListener = {
	said: (message: FromPage) => void;
	saidWrong: (reason: string) => void;
};

/**
 * The wire to the page in a panel. A page that is hidden is thrown away and asks anew when it comes back;
 * what is posted in between would be lost, so nothing is.
 */
export class PageLink implements vscode.Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #disposables: readonly vscode.Disposable[];
	#isListening = false;
	#posted = '';

	constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, listener: PageListener) {
		this.#panel = panel;
		const { webview } = panel;
		this.#disposables = [
			webview.onDidReceiveMessage((raw: unknown) => {
				const read = readMessage(raw);
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
			script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'editor.js')).toString(),
			style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'editor.css')).toString(),
			nonce: crypto.randomUUID().replaceAll('-', ''),
			language: vscode.env.language,
		});
	}

	/** Answers a page that has just come up; from then on it listens. */
	begin(message: Extract<ToPage, { kind: 'init' }>): void {
		this.#isListening = true;
		this.#posted = JSON.stringify(message.state);
		this.post(message);
	}

	/** Tells the page how the task is, unless it knows. */
	postState(state: FormState): void {
		const text = JSON.stringify(state);
		if (this.#isListening && text !== this.#posted) {
			this.#posted = text;
			this.post({ kind: 'state', state });
		}
	}

	post(message: ToPage): void {
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
