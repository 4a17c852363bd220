import * as vscode from 'vscode';
import { eventually } from '../support.ts';

/** One request below the workspace, whole. */
export type Sent = {
	readonly path: string;
	readonly query?: Readonly<Record<string, string | RegExp>>;
	readonly body?: unknown;
};

/** What a person or a script does with a command, and what goes out by it. */
export type ActionRow = {
	/** Method and path of a documented call, below the workspace. */
	readonly call: string;
	readonly action: string;
	readonly does: () => Promise<unknown>;
	/** All requests of the call, in their order. */
	readonly sends: readonly Sent[];
	/** The other documented calls that the action makes, by name. */
	readonly also?: readonly string[];
	/** What somebody did before, as fields of tasks of the service. */
	readonly given?: readonly { readonly id: number; readonly [field: string]: unknown }[];
	/** What the service has afterwards, or a part of it, by the task's id. */
	readonly leaves?: Readonly<Record<number, unknown>>;
};

/** What a row of the tree passes when it's clicked. */
export function row(number: number, product = 'focus'): Readonly<Record<string, unknown>> {
	const id = `${product}:${number}`;
	return { kind: 'task', key: `project:task:${id}`, id, place: 'project' };
}

/** Closes the form that was just opened, once it has its tab. */
export async function closeForm(): Promise<void> {
	const forms = (): vscode.Tab[] =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.filter(({ input }) => input instanceof vscode.TabInputWebview);
	await eventually('the form is open', () => forms().length > 0);
	await vscode.window.tabGroups.close(forms());
}
