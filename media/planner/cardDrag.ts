import type { FromPage, PlannerCard } from '../../src/planner/protocol.ts';
import { element } from '../shared/element.ts';
import { dropPlace } from './dropPlace.ts';
import type { Row } from './row.ts';

type Drop = Extract<FromPage, { kind: 'drop' }>['drop'];

type Drag = {
	made: HTMLElement;
	card: PlannerCard;
	from: string | null;
	x: number;
	y: number;
	/** The column under the pointer when it began. */
	column: number;
	/** A press becomes a drag when it moves. */
	moves: boolean;
};

/** How far the pointer goes before a press is a drag, in pixels. */
const threshold = 4;

/** How near to the edge of the board a drag scrolls it, and by how much each time. */
const edge = { near: 32, step: 16 };

/** Carries cards with the pointer: shows where they would go, and tells when they are let go. */
export class CardDrag {
	readonly #board: HTMLElement;
	readonly #host: { rows: () => readonly Row[]; dropped: (drop: Drop) => void; ended: () => void };
	readonly #hint = element('li', { className: 'hint', role: 'presentation', ariaHidden: 'true' });
	readonly #line = element('li', { className: 'line', role: 'presentation', ariaHidden: 'true' });
	#drag: Drag | undefined;
	#swallowsClick = false;

	constructor(
		board: HTMLElement,
		host: { rows: () => readonly Row[]; dropped: (drop: Drop) => void; ended: () => void },
	) {
		this.#board = board;
		this.#host = host;
		window.addEventListener('pointermove', (event) => this.#move(event));
		window.addEventListener('pointerup', (event) => this.#release(event));
		window.addEventListener('pointercancel', () => this.#end());
		window.addEventListener('blur', () => this.#end());
		window.addEventListener('keydown', (event) => {
			if (event.key === 'Escape' && this.#drag) {
				event.preventDefault();
				this.#end();
			}
		});
	}

	get isDragging(): boolean {
		return this.#drag?.moves === true;
	}

	/** Whether the click that comes with letting go is no click on a card; also when the drag was called off before. */
	get swallowsClick(): boolean {
		return this.#swallowsClick;
	}

	press(event: PointerEvent, made: HTMLElement, card: PlannerCard, from: string | null): void {
		const row = this.#host.rows().find(({ group }) => group.id === from);
		if (event.button !== 0 || !row) {
			return;
		}
		const { clientX: x, clientY: y } = event;
		this.#swallowsClick = false;
		this.#drag = { made, card, from, x, y, column: columnAt(row, x), moves: false };
	}

	#move(event: PointerEvent): void {
		const drag = this.#drag;
		if (!drag) {
			return;
		}
		const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
		if (!drag.moves && Math.hypot(right, down) < threshold) {
			return;
		}
		if (!drag.moves) {
			drag.moves = true;
			this.#swallowsClick = true;
			drag.made.setPointerCapture(event.pointerId);
			drag.made.classList.add('dragged');
			this.#board.classList.add('drags');
		}
		drag.made.style.translate = `${right}px ${down}px`;
		this.#scroll(event);
		this.#showPlace(this.#dropAt(drag, event));
	}

	#release(event: PointerEvent): void {
		const drag = this.#drag;
		const drop = drag?.moves ? this.#dropAt(drag, event) : undefined;
		this.#end();
		// The click comes right after this.
		setTimeout(() => {
			this.#swallowsClick = false;
		});
		if (drop && (drop.from !== drop.to || drop.days !== 0 || drop.before !== undefined)) {
			this.#host.dropped(drop);
		}
	}

	#end(): void {
		const drag = this.#drag;
		if (!drag) {
			return;
		}
		this.#drag = undefined;
		drag.made.classList.remove('dragged');
		drag.made.style.translate = '';
		this.#board.classList.remove('drags');
		this.#hint.remove();
		this.#line.remove();
		this.#host.ended();
	}

	#dropAt({ card, from, column }: Drag, { clientX, clientY }: PointerEvent): Drop | undefined {
		const row = this.#host.rows().find(({ root }) => {
			const { top, bottom } = root.getBoundingClientRect();
			return clientY >= top && clientY < bottom;
		});
		if (!row) {
			return undefined;
		}
		const days = columnAt(row, clientX) - column;
		const beside = row.group.cards.map(({ id, place }) => {
			const { top = 0, bottom = 0 } = row.cards.get(id)?.getBoundingClientRect() ?? {};
			return { id, place, middle: (top + bottom) / 2 };
		});
		const { first, last } = card.place;
		const before = dropPlace(beside, card.id, { first: first + days, last: last + days }, clientY);
		return { id: card.id, from, to: row.group.id, ...(before === undefined ? {} : { before }), days };
	}

	#showPlace(drop: Drop | undefined): void {
		const row = drop && this.#host.rows().find(({ group }) => group.id === drop.to);
		if (!drop || !row || !this.#drag) {
			this.#hint.remove();
			this.#line.remove();
			return;
		}
		const { first, last } = this.#drag.card.place;
		const most = row.cells.querySelectorAll('.backdrop').length;
		const from = Math.min(Math.max(first + drop.days, 0), most - 1);
		const to = Math.min(Math.max(last + drop.days, from), most - 1);
		const columns = `${from + 1} / ${to + 2}`;
		this.#hint.style.gridColumn = columns;
		row.cells.append(this.#hint);
		if (drop.before === undefined || row.group.cards.length === 0) {
			this.#line.remove();
			return;
		}
		const before = row.group.cards.find(({ id }) => id === drop.before);
		this.#line.style.gridColumn = columns;
		this.#line.style.gridRow = before ? String(before.place.lane + 1) : '-2';
		row.cells.append(this.#line);
	}

	#scroll({ clientX, clientY }: PointerEvent): void {
		const { top, bottom, left, right } = this.#board.getBoundingClientRect();
		this.#board.scrollBy(scrollAt(clientX, left, right), scrollAt(clientY, top, bottom));
	}
}

/** The column of a row's days at a place of the window; the nearest one outside of them. */
function columnAt({ cells }: Row, x: number): number {
	const days = [...cells.querySelectorAll('.backdrop')];
	const at = days.findIndex((day) => x < day.getBoundingClientRect().right);
	return at === -1 ? days.length - 1 : at;
}

function scrollAt(at: number, low: number, high: number): number {
	return at < low + edge.near ? -edge.step : at > high - edge.near ? edge.step : 0;
}
