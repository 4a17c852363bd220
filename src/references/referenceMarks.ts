import * as vscode from 'vscode';
import type { TaskStore } from '../tasks/taskStore.ts';
import { Setting } from '../ui/setting.ts';
import type { FindReferences } from './findReferences.ts';
import { referenceState, type ReferenceState } from './referenceState.ts';

/** What stands behind a reference, in a colour of the theme. */
const faces: Record<ReferenceState, readonly [mark: string, color: string]> = {
	open: ['○', 'editorCodeLens.foreground'],
	done: ['✓', 'charts.green'],
	archived: ['□', 'editorCodeLens.foreground'],
	gone: ['✗', 'editorWarning.foreground'],
	unknown: ['?', 'editorCodeLens.foreground'],
};

const states: readonly ReferenceState[] = ['open', 'done', 'archived', 'gone', 'unknown'];

/** The longest line that is looked at, and the most lines of an editor: more is not on any screen. */
const longestLine = 2000;
const mostLines = 500;

/** How long changes are gathered, in milliseconds. */
const gather = 150;

/** Marks in open editors behind the references that are in sight, which say how their tasks stand. */
export class ReferenceMarks implements vscode.Disposable {
	readonly #store: TaskStore;
	readonly #find: FindReferences;
	readonly #isOn = new Setting('references.decorations', true);
	readonly #types: ReadonlyMap<ReferenceState, vscode.TextEditorDecorationType>;
	readonly #listeners: vscode.Disposable;
	/** What was set last in an editor whose text is the same since. */
	#shown = new WeakMap<vscode.TextEditor, string>();
	#timer: NodeJS.Timeout | undefined;

	constructor(store: TaskStore, find: FindReferences) {
		this.#store = store;
		this.#find = find;
		this.#types = new Map(states.map((state) => [state, decorationType(state)]));
		const soon = (): void => this.#soon();
		this.#listeners = vscode.Disposable.from(
			this.#isOn,
			this.#isOn.onDidChange(soon),
			store.onDidChange(soon),
			vscode.window.onDidChangeVisibleTextEditors(soon),
			vscode.window.onDidChangeTextEditorVisibleRanges(soon),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document)),
		);
		soon();
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listeners.dispose();
		for (const type of this.#types.values()) {
			type.dispose();
		}
	}

	/** Looks at everything anew: what counts as a reference may be different. */
	refresh(): void {
		this.#shown = new WeakMap();
		this.#soon();
	}

	#changed(document: vscode.TextDocument): void {
		for (const editor of vscode.window.visibleTextEditors) {
			if (editor.document === document) {
				this.#shown.delete(editor);
				this.#soon();
			}
		}
	}

	#soon(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#showAll();
		}, gather);
	}

	#showAll(): void {
		const found = vscode.window.visibleTextEditors.map(
			(editor) => [editor, this.#isOn.value ? this.#inSight(editor) : []] as const,
		);
		if (found.some(([, references]) => references.length > 0)) {
			// When that is there, the store tells. Where it can't be had, others say so.
			this.#store.known.begin().catch(() => undefined);
		}
		for (const [editor, references] of found) {
			const stated = references.map(
				({ id, range }) => [referenceState(id, this.#store), range] as const,
			);
			const key = JSON.stringify(stated);
			if (this.#shown.get(editor) !== key) {
				this.#shown.set(editor, key);
				for (const [state, type] of this.#types) {
					editor.setDecorations(
						type,
						stated.flatMap(([each, range]) => (each === state ? [range] : [])),
					);
				}
			}
		}
	}

	#inSight({ document, visibleRanges }: vscode.TextEditor): { id: string; range: vscode.Range }[] {
		const lines = visibleRanges
			.flatMap(({ start, end }) =>
				Array.from({ length: end.line - start.line + 1 }, (_line, at) => start.line + at),
			)
			.slice(0, mostLines);
		return lines.flatMap((line) => {
			const text = line < document.lineCount ? document.lineAt(line).text : '';
			return text.length > longestLine
				? []
				: this.#find(text).map(({ id, start, end }) => ({
						id,
						range: new vscode.Range(line, start, line, end),
					}));
		});
	}
}

function decorationType(state: ReferenceState): vscode.TextEditorDecorationType {
	const [contentText, color] = faces[state];
	return vscode.window.createTextEditorDecorationType({
		after: { contentText, color: new vscode.ThemeColor(color), margin: '0 0 0 0.15em' },
		// What is typed at its ends is no part of it.
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
}
