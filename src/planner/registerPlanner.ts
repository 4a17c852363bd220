import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { type Product, productOf } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { today } from '../ui/dates.ts';
import { registerCommand } from '../ui/registerCommand.ts';
import { weekOf } from './days.ts';
import { groupKind, readPlannerPageState } from './messages.ts';
import { readMove } from './moveArgument.ts';
import type { PlanChoice } from './plan.ts';
import type { PlannerPanel } from './plannerPanel.ts';

const viewType = 'togglTasks.planner';

const openArgument = v.optional(
	v.strictObject({ by: v.exactOptional(groupKind), product: v.exactOptional(v.string()) }),
);

/** The planner: an editor with tasks by project, person or tag over days, and the command behind its drops. */
export function registerPlanner(parts: {
	extensionUri: vscode.Uri;
	store: TaskStore;
	log: vscode.LogOutputChannel;
}): vscode.Disposable {
	const { store, log } = parts;
	let open: PlannerPanel | undefined;

	const keep = async (panel: vscode.WebviewPanel, choice: PlanChoice): Promise<PlannerPanel> => {
		// The planner's code is read when it is first opened.
		const module = await import('./plannerPanel.ts');
		const made = new module.PlannerPanel(panel, parts, choice);
		open = made;
		made.onDidClose(() => {
			open = open === made ? undefined : open;
		});
		return made;
	};

	const show = async (argument: unknown): Promise<void> => {
		const { by, product: wanted } = parseArgument(openArgument, argument ?? undefined) ?? {};
		await store.settled();
		const product = productWithGroups(store, wanted);
		if (open) {
			open.reveal();
			await open.show({ product, ...(by ? { by } : {}) });
			return;
		}
		const panel = vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.Active, {
			enableFindWidget: true,
		});
		const made = await keep(panel, { product, by: by ?? 'projects', from: weekOf(today()) });
		await made.show();
	};

	const showContext = (): void => {
		const can = store.accounts.some((account) => account.signedIn && account.actions.has('groups'));
		void vscode.commands.executeCommand('setContext', 'togglTasks.canPlan', can);
	};
	showContext();
	return vscode.Disposable.from(
		{ dispose: () => open?.dispose() },
		store.onDidChange(({ accounts }) => accounts && showContext()),
		registerCommand(commandIds.openPlanner, show, log),
		registerCommand(
			commandIds.moveInPlanner,
			async (argument) => {
				const { by, move } = readMove(argument);
				await store.settled(productOf(move.taskId));
				await store.groups.move(by, move);
			},
			log,
			// Nobody but a caller can say what to move where.
			() => true,
		),
		vscode.window.registerWebviewPanelSerializer(viewType, {
			deserializeWebviewPanel: async (panel, kept: unknown) => {
				const choice = readPlannerPageState(kept);
				if (!choice || open) {
					panel.dispose();
					return;
				}
				void (await keep(panel, choice)).show();
			},
		}),
	);
}

/** The product that is asked for, or the first one that has groups. */
function productWithGroups(store: TaskStore, wanted: Product | undefined): Product {
	const account = store.accounts.find(
		({ product, actions }) => (wanted === undefined || product === wanted) && actions.has('groups'),
	);
	if (!account) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t(
				'No account here has a planner. Sign in to one that does, then try again.',
			),
		});
	}
	return account.product;
}
