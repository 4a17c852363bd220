import * as vscode from 'vscode';

/** Asks for a name; nothing when the person leaves. `missing` tells them what to type as long as there is none. */
export async function askForName(
	missing: string,
	options: Omit<vscode.InputBoxOptions, 'validateInput'>,
): Promise<string | undefined> {
	const typed = await vscode.window.showInputBox({
		ignoreFocusOut: true,
		...options,
		validateInput: (text) => (text.trim() === '' ? missing : undefined),
	});
	return typed?.trim();
}
