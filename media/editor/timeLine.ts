import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState } from '../../src/editor/protocol.ts';
import { sayElapsed, untilNext } from '../../src/tasks/elapsed.ts';
import { element } from '../shared/element.ts';
import { showEstimate } from './estimate.ts';
import { fill } from './fill.ts';

/** How long the task's timer has been running, counted here, and the time that was tracked before. */
export class TimeLine {
	readonly root: HTMLElement;
	readonly #strings: FormStrings;
	// A timer is not read out as it goes on (ARIA).
	readonly #running = element('span', { className: 'running', role: 'timer' });
	readonly #tracked = element('span');
	#since: string | undefined;
	#tick: ReturnType<typeof setTimeout> | undefined;

	constructor(strings: FormStrings) {
		this.#strings = strings;
		this.root = element('span', { className: 'time' }, this.#running, this.#tracked);
		document.addEventListener('visibilitychange', () => this.#count());
	}

	show({ runsSince, trackedSeconds }: FormState): void {
		const minutes = Math.round((trackedSeconds ?? 0) / 60);
		this.#tracked.textContent = minutes > 0 ? fill(this.#strings.tracked, showEstimate(minutes)) : '';
		if (runsSince !== this.#since) {
			this.#since = runsSince;
			this.#count();
		}
	}

	/** Nobody sees the time go on in a window that is hidden. */
	#count(): void {
		clearTimeout(this.#tick);
		if (this.#since === undefined) {
			this.#running.textContent = '';
			return;
		}
		const now = Date.now();
		const elapsed = sayElapsed(this.#since, now, showEstimate);
		this.#running.textContent = fill(this.#strings.running, elapsed);
		if (!document.hidden) {
			this.#tick = setTimeout(() => this.#count(), untilNext(this.#since, now));
		}
	}
}
