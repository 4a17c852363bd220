import * as vscode from 'vscode';
import { PageLink } from '../ui/pageLink.ts';
import { readPasteMessage } from './pasteMessages.ts';
import type { FromPage, PasteState, PasteStrings, ToPage } from './pasteProtocol.ts';

/** A picture as it is in a file; its name says what kind it is of. */
export type Picture = { bytes: Uint8Array; name: string };

/**
 * Opens a page to paste a picture into: an extension can read text from the clipboard, and nothing else.
 * Nothing when the person closes it.
 */
export function pastePicture(extensionUri: vscode.Uri): Promise<Picture | undefined> {
	const panel = vscode.window.createWebviewPanel(
		'togglTasks.paste',
		vscode.l10n.t('Paste an Image'),
		vscode.ViewColumn.Active,
	);
	panel.iconPath = new vscode.ThemeIcon('clippy');
	return new Promise((resolve) => {
		const end = (picture?: Picture): void => {
			resolve(picture);
			panel.dispose();
		};
		const link = new PageLink<PasteState, FromPage, ToPage>(panel, extensionUri, 'paste', {
			read: readPasteMessage,
			said: (message) => {
				switch (message.kind) {
					case 'ready':
						link.begin({ kind: 'init', strings: strings(), state: {} });
						break;
					case 'picture': {
						const { bytes, type } = message;
						end({ bytes, name: `clipboard.${type.slice('image/'.length)}` });
						break;
					}
					case 'leave':
						end();
						break;
				}
			},
			saidWrong: () =>
				link.postState({
					problem: vscode.l10n.t('This image can’t be read. Copy it again, then paste it here.'),
				}),
		});
		panel.onDidDispose(() => {
			link.dispose();
			end();
		});
	});
}

function strings(): PasteStrings {
	return {
		heading: vscode.l10n.t('Create Tasks from an Image'),
		press: {
			mac: vscode.l10n.t('Press ⌘V to paste the image'),
			others: vscode.l10n.t('Press Ctrl+V to paste the image'),
		},
		none: vscode.l10n.t('There is no image in the clipboard. Copy one, then paste it here.'),
		otherKind: vscode.l10n.t('This is no image that can be read. Copy a PNG, JPEG or WebP.'),
		reading: vscode.l10n.t('Reading the image…'),
		leave: vscode.l10n.t('Cancel'),
	};
}
