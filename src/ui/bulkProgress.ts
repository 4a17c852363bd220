import * as vscode from 'vscode';
import type { BulkWatch } from '../tasks/bulkReport.ts';

/**
 * Does work on several tasks. A person who clicked sees how far it is, and can stop it, once it takes
 * more than one call.
 */
export async function withBulkProgress<T>(
	{ title, total, clicked }: { title: string; total: number; clicked: boolean },
	work: (watch: BulkWatch) => Promise<T>,
): Promise<T> {
	if (!clicked) {
		return work({});
	}
	const stopping = new AbortController();
	const ended = Promise.withResolvers<void>();
	let progress: vscode.Progress<{ message: string; increment: number }> | undefined;
	let [shown, sent] = [false, 0];
	const show = (): void => {
		shown = true;
		const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
		void vscode.window.withProgress(options, (reporter, token) => {
			progress = reporter;
			token.onCancellationRequested(() => stopping.abort());
			return ended.promise;
		});
	};
	try {
		return await work({
			signal: stopping.signal,
			onParts: (parts) => {
				if (parts > 1 && !shown) {
					show();
				}
			},
			onSent: (tasks) => {
				sent += tasks;
				progress?.report({
					message: vscode.l10n.t('{0} of {1}', sent, total),
					increment: (100 * tasks) / total,
				});
			},
		});
	} finally {
		ended.resolve();
	}
}
