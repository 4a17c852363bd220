import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { type Catalog, emptyCatalog } from '../tasks/catalog.ts';
import type { EntityId, TaskId } from '../tasks/task.ts';
import type { TaskMove } from '../tasks/taskMove.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { today } from '../ui/dates.ts';
import { PageLink } from '../ui/pageLink.ts';
import { forMessage } from '../ui/plainText.ts';
import { askForCardAction } from './cardMenu.ts';
import { pageFrom } from './days.ts';
import { taskIn } from './listing.ts';
import { readPlannerMessage } from './messages.ts';
import { moveArgumentOf } from './moveArgument.ts';
import { pageStrings } from './pageStrings.ts';
import { Plan, type PlanChoice } from './plan.ts';
import { type Drop, dropOneStep, planDrop } from './planDrop.ts';
import { plannerProblem } from './plannerProblem.ts';
import { plannerDays, plannerGroups, sayRange } from './plannerState.ts';
import type { Cure, FromPage, PlannerState, Step, ToPage } from './protocol.ts';
import { sayMoved } from './sayMoved.ts';

type PlannerParts = {
	readonly extensionUri: vscode.Uri;
	readonly store: TaskStore;
	readonly log: vscode.LogOutputChannel;
};

/** The planner in an editor: answers its page, and runs the command for what is dropped there. */
export class PlannerPanel implements vscode.Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #parts: PlannerParts;
	readonly #plan: Plan;
	readonly #link: PageLink<PlannerState, FromPage, ToPage>;
	readonly #disposables: readonly vscode.Disposable[];
	readonly #closed = new vscode.EventEmitter<void>();
	/** Why the last drop was taken back, for a page that has yet to come up. */
	#failed: string | undefined;

	readonly onDidClose = this.#closed.event;

	constructor(panel: vscode.WebviewPanel, parts: PlannerParts, choice: PlanChoice) {
		this.#panel = panel;
		this.#parts = parts;
		panel.title = vscode.l10n.t('Planner');
		panel.iconPath = new vscode.ThemeIcon('project');
		this.#plan = new Plan(parts.store, choice, () => this.#link.postState(this.#state()));
		this.#link = new PageLink(panel, parts.extensionUri, 'planner', {
			read: readPlannerMessage,
			said: (message) => void this.#answer(message),
			saidWrong: (reason) => this.#fail(reason),
		});
		this.#disposables = [
			this.#plan,
			this.#link,
			panel.onDidDispose(() => {
				this.#closed.fire();
				this.dispose();
			}),
		];
	}

	/** Asks for what is to be shown. Resolves when it's there or the page says why it isn't. */
	async show(choice?: Partial<PlanChoice>): Promise<void> {
		if (choice) {
			await this.#choose(choice);
		} else {
			await this.#plan.refresh();
			this.#logProblem();
		}
	}

	reveal(): void {
		this.#panel.reveal();
	}

	/** Lets go of the panel without closing it: it comes back when the window is reloaded. */
	dispose(): void {
		for (const one of [...this.#disposables, this.#closed]) {
			one.dispose();
		}
	}

	async #answer(message: FromPage): Promise<void> {
		try {
			switch (message.kind) {
				case 'ready':
					this.#begin();
					break;
				case 'by':
					await this.#choose({ by: message.by });
					break;
				case 'go':
					await this.#choose({ from: pageFrom(this.#plan.choice.from, message.to) });
					break;
				case 'cure':
					await this.#cure(message.cure);
					break;
				case 'open':
					await this.#open(message.id);
					break;
				case 'drop':
					await this.#drop(message.drop);
					break;
				case 'step':
					await this.#step(message.id, message.group, message.step);
					break;
				case 'menu':
					await this.#menu(message.id, message.group);
					break;
			}
		} catch (error) {
			// What a command rejects with is a sentence already.
			this.#fail(error instanceof Error ? error.message : String(error));
		}
	}

	#begin(): void {
		const failed = this.#failed;
		this.#failed = undefined;
		this.#link.begin({
			kind: 'init',
			strings: pageStrings(),
			state: this.#state(),
			kept: this.#plan.choice,
			...(failed === undefined ? {} : { failed }),
		});
	}

	async #choose(choice: Partial<PlanChoice>): Promise<void> {
		const listing = this.#plan.choose(choice);
		this.#link.post({ kind: 'keep', kept: this.#plan.choice });
		await listing;
		this.#logProblem();
	}

	async #cure(cure: Cure): Promise<void> {
		if (cure === 'signIn') {
			await vscode.commands.executeCommand(commandIds.signIn);
		}
		await (cure === 'showLog' ? vscode.commands.executeCommand(commandIds.showLog) : this.show());
	}

	async #open(id: TaskId): Promise<void> {
		if (!taskIn(this.#plan.groups, id)?.masked) {
			await vscode.commands.executeCommand(commandIds.editTask, { id });
		}
	}

	async #drop(drop: Drop): Promise<void> {
		const { groups, choice } = this.#plan;
		const move = planDrop(groups, choice.by, drop);
		if (move) {
			await this.#move(move);
		}
	}

	async #step(id: TaskId, group: EntityId | null, step: Step): Promise<void> {
		if (step === 'dayBefore' || step === 'dayAfter') {
			const days = step === 'dayBefore' ? -1 : 1;
			await this.#drop({ id, from: group, to: group, days });
			return;
		}
		const shown = this.#plan.groups.find((one) => one.id === group);
		const drop = shown && dropOneStep(shown, id, step);
		if (drop) {
			await this.#drop(drop);
		}
	}

	async #menu(id: TaskId, groupId: EntityId | null): Promise<void> {
		const { groups } = this.#plan;
		const group = groups.find((one) => one.id === groupId);
		const task = group?.tasks.find((one) => one.id === id);
		if (!group || !task || task.masked) {
			return;
		}
		const action = await askForCardAction(groups, group, task, this.#catalog);
		switch (action?.kind) {
			case 'open':
				await this.#open(id);
				break;
			case 'step':
				await this.#step(id, groupId, action.step);
				break;
			case 'move':
				await this.#drop({ id, from: groupId, to: action.to, days: 0 });
				break;
			case 'takeOut':
				await this.#move({ taskId: id, from: groupId });
				break;
			case undefined:
				break;
		}
	}

	async #move(move: TaskMove): Promise<void> {
		const { by } = this.#plan.choice;
		await this.#plan.move(move, () =>
			Promise.resolve(
				vscode.commands.executeCommand(commandIds.moveInPlanner, moveArgumentOf(by, move)),
			),
		);
		this.#link.post({
			kind: 'said',
			sentence: sayMoved(move, this.#plan.groups, this.#catalog, vscode.env.language),
		});
	}

	#fail(sentence: string): void {
		this.#parts.log.error(`The planner: ${sentence}`);
		if (this.#panel.visible) {
			this.#link.post({ kind: 'failed', sentence });
		} else {
			this.#failed = sentence;
			void vscode.window.showErrorMessage(forMessage(sentence));
		}
	}

	#logProblem(): void {
		const { problem } = this.#plan;
		if (problem) {
			this.#parts.log.error(`The planner: ${problem.message}`, problem.cause ?? '');
		}
	}

	get #catalog(): Catalog {
		return this.#parts.store.account(this.#plan.choice.product)?.catalog ?? emptyCatalog;
	}

	#state(): PlannerState {
		const { groups, choice, range, isLoading } = this.#plan;
		const locale = vscode.env.language;
		const hasAccount = this.#parts.store.account(choice.product) !== undefined;
		const problem = isLoading ? undefined : plannerProblem(hasAccount, this.#plan.problem);
		return {
			by: choice.by,
			range: sayRange(range, locale),
			days: plannerDays(range, today(), locale),
			groups: plannerGroups(groups, choice.by, range, this.#catalog, locale),
			loading: isLoading,
			...(problem ? { problem } : {}),
		};
	}
}
