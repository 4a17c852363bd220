import type { FromPage, PlannerState, PlannerStrings, ToPage } from '../../src/planner/protocol.ts';
import { button, element } from '../shared/element.ts';
import { Board } from './board.ts';
import { Toolbar } from './toolbar.ts';

type Begin = Extract<ToPage, { kind: 'init' }>;

/** The page: what is to be chosen above, what went wrong below it, and the board. */
export class Page {
	readonly root = element('main');
	readonly #post: (message: FromPage) => void;
	readonly #strings: PlannerStrings;
	readonly #toolbar: Toolbar;
	readonly #failed = element('div', { className: 'notice error', role: 'alert' });
	readonly #problem = element('div', { className: 'notice error', role: 'alert' });
	readonly #status = element('div', { className: 'notice info', role: 'status' });
	readonly #said = element('div', { className: 'unseen', role: 'status' });
	readonly #board: Board;
	#problemShown = '';

	constructor(post: (message: FromPage) => void, { strings, state, failed }: Begin) {
		this.#post = post;
		this.#strings = strings;
		this.root.ariaLabel = strings.planner;
		this.#toolbar = new Toolbar(strings, post);
		this.#board = new Board(strings, (message) => {
			// A new attempt makes the old failure pointless.
			this.#showFailure(undefined);
			post(message);
		});
		const notices = element('div', { className: 'notices' }, this.#failed, this.#problem, this.#status);
		this.root.append(this.#toolbar.root, notices, this.#board.root, this.#said);
		this.#show(state);
		this.#showFailure(failed);
	}

	receive(message: Extract<ToPage, { kind: 'state' | 'said' | 'failed' }>): void {
		switch (message.kind) {
			case 'state':
				this.#show(message.state);
				break;
			case 'said':
				this.#said.textContent = message.sentence;
				break;
			case 'failed':
				this.#said.textContent = '';
				this.#showFailure(message.sentence);
				break;
		}
	}

	#show(state: PlannerState): void {
		this.#toolbar.show(state);
		this.root.ariaBusy = String(state.loading);
		this.root.classList.toggle('loading', state.loading);
		this.#showProblem(state.problem);
		this.#status.textContent = this.#sayStatus(state);
		this.#board.show(state);
	}

	#sayStatus({ groups, loading, problem }: PlannerState): string {
		if (loading) {
			return groups.length === 0 ? this.#strings.loading : '';
		}
		return problem || groups.some(({ cards }) => cards.length > 0) ? '' : this.#strings.nothing;
	}

	#showProblem(problem: PlannerState['problem']): void {
		// Said again only when it's another one.
		const shown = JSON.stringify(problem ?? '');
		if (shown === this.#problemShown) {
			return;
		}
		this.#problemShown = shown;
		const cures = (problem?.cures ?? []).map((cure) =>
			button(this.#strings.cures[cure], 'secondary', () => this.#post({ kind: 'cure', cure })),
		);
		this.#problem.replaceChildren(
			...(problem ? [element('span', { textContent: problem.sentence })] : []),
			...(cures.length > 0 ? [element('div', { className: 'cures' }, ...cures)] : []),
		);
	}

	#showFailure(sentence: string | undefined): void {
		this.#failed.replaceChildren(
			...(sentence === undefined
				? []
				: [
						element('span', { textContent: sentence }),
						button(this.#strings.dismiss, 'secondary', () => this.#showFailure(undefined)),
					]),
		);
	}
}
