import { existsSync, writeFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { TaskError } from '../tasks/taskError.ts';

/** What `PRAGMA integrity_check` found. */
export class DamageFound extends Error {}

/**
 * Whether an error, or what caused it, says that the file is damaged: SQLite's codes 11 (corrupt), 26 (not a
 * database) and 522 (it ends too early).
 */
export function isDamage(error: unknown): boolean {
	if (!(error instanceof Error)) {
		return false;
	}
	const code = 'errcode' in error ? Number(error.errcode) : 0;
	return (
		error instanceof DamageFound ||
		[11, 26].includes(code & 0xff) ||
		code === 522 ||
		isDamage(error.cause)
	);
}

/** For a call that met the damage, and for all that come after it. */
export function damageError(cause?: unknown): TaskError {
	return new TaskError(
		{
			kind: 'storage',
			reason: l10n.t(
				'the file that holds them is damaged. Reload the window: what can be read of it is rescued then.',
			),
		},
		{ cause },
	);
}

/**
 * The mark beside a damaged file. Whoever opens the file rescues it first, and whoever has it open lets it go.
 * Once the rescue has begun, the name of the file that is set aside is in it.
 */
export function markOf(file: string): string {
	return `${file}.rescue`;
}

export function isMarked(file: string): boolean {
	return existsSync(markOf(file));
}

/** Leaves what is in a mark that is there already. */
export function markDamaged(file: string): void {
	writeFileSync(markOf(file), '', { flag: 'a' });
}
