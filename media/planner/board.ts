import type {
	FromPage,
	PlannerCard,
	PlannerDay,
	PlannerGroup,
	PlannerState,
	PlannerStrings,
	Step,
} from '../../src/planner/protocol.ts';
import { element } from '../shared/element.ts';
import { CardDrag } from './cardDrag.ts';
import { backdrop, dot, head, type Row } from './row.ts';

const stepKeys: Readonly<Record<string, Step>> = {
	ArrowUp: 'earlier',
	ArrowDown: 'later',
	ArrowLeft: 'dayBefore',
	ArrowRight: 'dayAfter',
};

/** The groups one below the other, the days beside each other, and the cards where both meet. */
export class Board {
	readonly root: HTMLElement;
	readonly #strings: PlannerStrings;
	readonly #post: (message: FromPage) => void;
	readonly #keys: HTMLElement;
	readonly #drag: CardDrag;
	#rows: readonly Row[] = [];
	#shown = '';
	#hasScrolled = false;
	/** What came while a card was being dragged. */
	#waiting: PlannerState | undefined;
	/** The card that the Tab key comes to. */
	#current = '';

	constructor(strings: PlannerStrings, post: (message: FromPage) => void) {
		this.#strings = strings;
		this.#post = post;
		this.#keys = element('p', { id: 'keys', hidden: true, textContent: strings.keys });
		this.root = element('div', { className: 'board' });
		this.#drag = new CardDrag(this.root, {
			rows: () => this.#rows,
			dropped: (drop) => post({ kind: 'drop', drop }),
			ended: () => {
				const waiting = this.#waiting;
				this.#waiting = undefined;
				if (waiting) {
					this.show(waiting);
				}
			},
		});
	}

	show(state: PlannerState): void {
		if (this.#drag.isDragging) {
			this.#waiting = state;
			return;
		}
		const shown = JSON.stringify([state.days, state.groups, state.by]);
		if (shown === this.#shown) {
			return;
		}
		this.#shown = shown;
		const focused = this.root.contains(document.activeElement) ? this.#current : '';
		this.#rows = state.groups.map((group) => this.#row(group, state.days));
		this.root.replaceChildren(head(state.days), ...this.#rows.map((row) => row.root), this.#keys);
		this.root.hidden = this.#rows.length === 0;
		this.#settleFocus(focused);
		if (!this.#hasScrolled && this.#rows.length > 0) {
			this.#hasScrolled = true;
			// The first time the board isn't in the page yet.
			requestAnimationFrame(() => this.#scrollToToday());
		}
	}

	#row(group: PlannerGroup, days: readonly PlannerDay[]): Row {
		const cells = element('ul', { className: 'cells' });
		const lanes = Math.max(1, ...group.cards.map(({ place }) => place.lane + 1));
		cells.style.gridTemplateRows = `repeat(${lanes}, auto) 10px`;
		cells.append(...days.map((day, index) => backdrop(day, index)));
		const cards = new Map<string, HTMLElement>();
		for (const card of group.cards) {
			const made = this.#card(card, group);
			cards.set(card.id, made);
			const item = element('li', {}, made);
			item.style.gridColumn = `${card.place.first + 1} / ${card.place.last + 2}`;
			item.style.gridRow = String(card.place.lane + 1);
			cells.append(item);
		}
		if (group.cards.length === 0) {
			cells.append(element('li', { className: 'unseen', textContent: this.#strings.noCards }));
		}
		const title = element(
			'h2',
			{ dir: 'auto' },
			...dot(group.color),
			element('span', { textContent: group.name, title: group.name }),
		);
		const root = element('section', { className: 'group', ariaLabel: group.name }, title, cells);
		return { group, root, cells, cards };
	}

	#card(card: PlannerCard, group: PlannerGroup): HTMLElement {
		const names = [
			'card',
			...(card.masked ? ['masked'] : []),
			...(card.done ? ['done'] : []),
			...(card.place.beginsBefore ? ['begins-before'] : []),
			...(card.place.endsAfter ? ['ends-after'] : []),
		];
		const facts = element(
			'span',
			{ className: 'facts' },
			...dot(card.color),
			element('span', { textContent: card.facts || card.project }),
		);
		const made = element(
			'button',
			{
				type: 'button',
				className: names.join(' '),
				ariaLabel: card.label,
				title: card.label,
				tabIndex: -1,
			},
			element('span', { className: 'name', textContent: card.name, dir: 'auto' }),
			...(card.facts || card.color ? [facts] : []),
		);
		made.setAttribute('aria-describedby', card.masked ? '' : 'keys');
		made.dataset['key'] = keyOf(card.id, group);
		made.addEventListener('focus', () => this.#makeCurrent(made));
		made.addEventListener('keydown', (event) => this.#press(event, card, group, made));
		if (card.masked) {
			made.ariaDisabled = 'true';
			return made;
		}
		made.addEventListener('click', () => {
			if (!this.#drag.swallowsClick) {
				this.#post({ kind: 'open', id: card.id });
			}
		});
		made.addEventListener('contextmenu', (event) => {
			event.preventDefault();
			this.#post({ kind: 'menu', id: card.id, group: group.id });
		});
		made.addEventListener('pointerdown', (event) => this.#drag.press(event, made, card, group.id));
		return made;
	}

	#press(event: KeyboardEvent, card: PlannerCard, group: PlannerGroup, made: HTMLElement): void {
		if (event.ctrlKey || event.metaKey || event.altKey) {
			return;
		}
		const step = stepKeys[event.key];
		if (step && event.shiftKey) {
			event.preventDefault();
			if (!card.masked) {
				this.#post({ kind: 'step', id: card.id, group: group.id, step });
			}
		} else if (step) {
			event.preventDefault();
			const all = this.#cards();
			const by = step === 'earlier' || step === 'dayBefore' ? -1 : 1;
			all[all.indexOf(made) + by]?.focus();
		} else if (event.key.toLowerCase() === 'm' && !card.masked) {
			event.preventDefault();
			this.#post({ kind: 'menu', id: card.id, group: group.id });
		}
	}

	#cards(): readonly HTMLElement[] {
		return this.#rows.flatMap(({ cards }) => [...cards.values()]);
	}

	#makeCurrent(card: HTMLElement): void {
		for (const one of this.#cards()) {
			one.tabIndex = one === card ? 0 : -1;
		}
		this.#current = card.dataset['key'] ?? '';
	}

	/** Keeps the focus with its task, also in another group; of several cards of a task the one in its group counts. */
	#settleFocus(focused: string): void {
		const all = this.#cards();
		const [id] = this.#current.split(' ');
		const current =
			all.find((card) => card.dataset['key'] === this.#current) ??
			all.find((card) => card.dataset['key']?.split(' ')[0] === id) ??
			all[0];
		if (current) {
			this.#makeCurrent(current);
			if (focused) {
				current.focus({ preventScroll: true });
				current.scrollIntoView({ block: 'nearest', inline: 'nearest' });
			}
		}
	}

	#scrollToToday(): void {
		const today = this.root.querySelector<HTMLElement>('.day.today');
		if (today) {
			// With a day and a half of the past beside the names.
			this.root.scrollLeft =
				today.offsetLeft - today.parentElement!.offsetLeft - today.offsetWidth * 1.5;
		}
	}
}

function keyOf(id: string, group: PlannerGroup): string {
	return `${id} ${group.id ?? ''}`;
}
