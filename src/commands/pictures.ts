import * as vscode from 'vscode';
import { TaskError } from '../tasks/taskError.ts';
import { pastePicture, type Picture } from './pastePicture.ts';

/** Lets the person choose a file, or paste a picture. Nothing when they leave. */
export async function askForPicture(extensionUri: vscode.Uri): Promise<Picture | undefined> {
	const file = {
		label: vscode.l10n.t('Choose a File…'),
		iconPath: new vscode.ThemeIcon('file-media'),
	};
	const clipboard = {
		label: vscode.l10n.t('Paste from the Clipboard'),
		iconPath: new vscode.ThemeIcon('clippy'),
	};
	const chosen = await vscode.window.showQuickPick([file, clipboard], {
		title: vscode.l10n.t('Create Tasks from an Image'),
		placeHolder: vscode.l10n.t('Where is the image?'),
		ignoreFocusOut: true,
	});
	if (chosen === clipboard) {
		return pastePicture(extensionUri);
	}
	const uri = chosen === file ? await chooseFile() : undefined;
	return uri && readPicture(uri);
}

/** @throws TaskError for what is no picture, or isn't there */
export async function readPicture(uri: vscode.Uri): Promise<Picture> {
	const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
	if (!/\.(?:png|jpe?g|webp)$/i.test(name)) {
		const sentence = vscode.l10n.t(
			'“{0}” is no image that can be read. Choose a PNG, JPEG or WebP.',
			name,
		);
		throw new TaskError({ kind: 'invalid', sentence });
	}
	try {
		return { bytes: await vscode.workspace.fs.readFile(uri), name };
	} catch (cause) {
		const sentence = vscode.l10n.t('The image “{0}” could not be read. Check that it is there.', name);
		throw new TaskError({ kind: 'invalid', sentence }, { cause });
	}
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
	const [chosen] =
		(await vscode.window.showOpenDialog({
			title: vscode.l10n.t('Create Tasks from an Image'),
			openLabel: vscode.l10n.t('Find Tasks'),
			filters: { [vscode.l10n.t('Images')]: ['png', 'jpg', 'jpeg', 'webp'] },
		})) ?? [];
	return chosen;
}
