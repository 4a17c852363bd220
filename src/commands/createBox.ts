import * as vscode from 'vscode';
import type { NewName } from '../oneLine/newNames.ts';
import type { Known, Reading, Understood } from '../oneLine/reading.ts';
import type { NewTask, Task } from '../tasks/task.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { type Answers, askRequired, withAnswers } from '../ui/askRequired.ts';
import { createNamed } from '../ui/createNamed.ts';
import { forMessage, forQuickPick } from '../ui/plainText.ts';
import { knownOf } from './knownOf.ts';
import { pickProject } from '../ui/pickProject.ts';
import { describePlace, type Place, placeWith } from './place.ts';
import { sayNotUnderstood, sayReading } from './sayReading.ts';

/** The first row creates the task; the others go on with the line, some after what it names was made. */
type Row = vscode.QuickPickItem & { line?: string; makes?: NewName };

const icons: Record<Understood['kind'], string> = {
	project: 'folder',
	tag: 'tag',
	priority: 'arrow-up',
	date: 'calendar',
	estimate: 'clock',
	person: 'person',
	parent: 'list-tree',
	pinned: 'pin',
};

/**
 * Asks for a task in one line and creates it where the box says it will be; a button chooses another
 * project. Under the line stands what was understood of it. Enter always creates what is written, unless
 * the person went down to a suggestion. When it fails, the box stays with what was typed.
 */
export async function askForTask(store: TaskStore, start: Place): Promise<Task | undefined> {
	const { parseLine } = await import('../oneLine/parseLine.ts');
	const { newNames } = await import('../oneLine/newNames.ts');
	const { suggest } = await import('../oneLine/suggest.ts');
	const { KnownParents } = await import('./knownParents.ts');
	const parents = new KnownParents(store);
	let place = start;
	let answers: Answers = {};
	let leaving = true;
	const chooseProject: vscode.QuickInputButton = {
		iconPath: new vscode.ThemeIcon('folder'),
		tooltip: vscode.l10n.t('Choose Another Project'),
	};
	const box = vscode.window.createQuickPick<Row>();
	box.ignoreFocusOut = true;
	box.placeholder = vscode.l10n.t('What is to be done?');
	box.buttons = place.parentId ? [] : [chooseProject];

	const read = (): { reading: Reading; known: Known } => {
		const known = knownOf(store, place.product, () => parents.of(place.product));
		return { reading: parseLine(box.value, known), known };
	};
	const show = (problem?: string): void => {
		const { reading, known } = read();
		box.title = describePlace(store, placeWith(place, reading.fields));
		const said = [sayReading(reading, known.today, vscode.env.language), sayNotUnderstood(reading)]
			.filter(Boolean)
			.join(' — ');
		box.prompt =
			problem ??
			(said ||
				vscode.l10n.t(
					'Enter creates the task. You can add {0}.',
					'@project #tag !high ^friday 2h +person > parent task',
				));
		const create: Row = {
			label:
				reading.name === ''
					? vscode.l10n.t('Create Task')
					: vscode.l10n.t('Create “{0}”', forQuickPick(reading.name)),
			iconPath: new vscode.ThemeIcon('add'),
			alwaysShow: true,
		};
		box.items = [
			create,
			...suggest(box.value, known).map(({ kind, name, about, line }) => ({
				// Without letters in the label, because rows whose label matches the line go to the top.
				label: `$(${icons[kind]})`,
				description: forQuickPick(about ? `${name} · ${about}` : name),
				alwaysShow: true,
				line,
			})),
			...newNames(box.value, known, store.account(place.product)?.actions ?? new Set()).map(
				(makes) => ({
					label: '$(add)',
					description: forQuickPick(sayMakes(makes)),
					alwaysShow: true,
					makes,
				}),
			),
		];
		box.activeItems = [create];
	};

	/** Asks for something else meanwhile; the box comes back then. */
	const aside = async <T>(ask: () => Promise<T>): Promise<T> => {
		leaving = false;
		try {
			return await ask();
		} finally {
			leaving = true;
			box.show();
		}
	};

	/** What the line says, with what the account requires beside it; nothing when the person goes back to the line. */
	const complete = async ({ fields, name }: Reading): Promise<NewTask | undefined> => {
		const { product, ...where } = placeWith(place, fields);
		const task = { ...fields, ...where, name };
		const known = answers;
		if (store.missingFields(product, withAnswers(store, product, task, known)).length > 0) {
			try {
				answers = await aside(() => askRequired(store, product, [task], known));
			} catch (error) {
				if (error instanceof vscode.CancellationError) {
					return undefined;
				}
				throw error;
			}
		}
		return withAnswers(store, product, task, answers);
	};

	/** Does something, and says in the box why it failed. */
	const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
		try {
			return await work();
		} catch (error) {
			show(forMessage(asTaskError(error).message));
			return undefined;
		}
	};

	/** The box takes nothing meanwhile. */
	const busily = async <T>(work: () => Promise<T>): Promise<T> => {
		box.busy = true;
		box.enabled = false;
		try {
			return await work();
		} finally {
			box.busy = false;
			box.enabled = true;
		}
	};

	/** The new task; nothing when the box stays. */
	const create = (): Promise<Task | undefined> =>
		attempt(async () => {
			const { reading } = read();
			if (reading.name === '') {
				show(vscode.l10n.t('Type a name for the task.'));
				return undefined;
			}
			const task = await complete(reading);
			return task && busily(() => store.create(place.product, task));
		});

	/** Makes what the line names, and goes on with the line. */
	const make = ({ kind, name, line }: NewName): Promise<void> =>
		attempt(async () => {
			await busily(() => createNamed(store, place.product, kind, name));
			box.value = line;
			show();
		});

	show();
	return new Promise((resolve) => {
		box.onDidTriggerButton(async () => {
			place = (await aside(() => pickProject(store, place))) ?? place;
			show();
		});
		box.onDidChangeValue(() => show());
		box.onDidAccept(async () => {
			const { line, makes } = box.selectedItems[0] ?? {};
			if (box.busy) {
				return;
			}
			if (makes) {
				await make(makes);
				return;
			}
			if (line !== undefined) {
				box.value = line;
				show();
				return;
			}
			const task = await create();
			if (task) {
				resolve(task);
				box.hide();
			}
		});
		box.onDidHide(() => {
			if (leaving) {
				resolve(undefined);
				box.dispose();
				parents.dispose();
			}
		});
		box.show();
	});
}

function sayMakes({ kind, name }: NewName): string {
	return kind === 'tag'
		? vscode.l10n.t('Create tag “{0}”', name)
		: vscode.l10n.t('Create project “{0}”', name);
}
