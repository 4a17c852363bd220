import {
	type FromPage,
	type PasteState,
	type PasteStrings,
	type PictureType,
	pictureTypes,
} from '../../src/commands/pasteProtocol.ts';
import { button, element } from '../shared/element.ts';

/** The page: a box that takes a picture from the clipboard, and nothing else. */
export class Page {
	readonly root = element('main');
	readonly #post: (message: FromPage) => void;
	readonly #strings: PasteStrings;
	/** One to type into: browsers paste nowhere else for sure. */
	readonly #box = element('textarea', { rows: 1, spellcheck: false, autocomplete: 'off' });
	readonly #problem = element('div', { className: 'notice error', role: 'alert' });
	readonly #status = element('p', { className: 'status', role: 'status' });

	constructor(post: (message: FromPage) => void, strings: PasteStrings) {
		this.#post = post;
		this.#strings = strings;
		const press = navigator.userAgent.includes('Mac') ? strings.press.mac : strings.press.others;
		this.#box.placeholder = press;
		this.#box.ariaLabel = press;
		this.#box.addEventListener('beforeinput', (event) => event.preventDefault());
		const leave = button(strings.leave, 'secondary', () => post({ kind: 'leave' }));
		this.root.append(
			element('h1', { textContent: strings.heading }),
			this.#box,
			this.#problem,
			element('div', { className: 'row' }, leave, this.#status),
		);
		document.addEventListener('paste', (event) => {
			event.preventDefault();
			void this.#take([...(event.clipboardData?.files ?? [])]);
		});
		document.addEventListener('keydown', ({ key }) => {
			if (key === 'Escape') {
				post({ kind: 'leave' });
			}
		});
	}

	focus(): void {
		this.#box.focus();
	}

	show({ problem = '' }: PasteState): void {
		this.#problem.textContent = problem;
		this.#status.textContent = '';
	}

	async #take(files: readonly File[]): Promise<void> {
		const [picture] = files.flatMap((file) => {
			const type = pictureTypes.find((one) => one === file.type);
			return type && file.size > 0 ? { file, type } : [];
		});
		if (!picture) {
			const { none, otherKind } = this.#strings;
			this.show({ problem: files.length > 0 ? otherKind : none });
			return;
		}
		this.show({});
		this.#status.textContent = this.#strings.reading;
		await this.#send(picture.file, picture.type);
	}

	async #send(file: File, type: PictureType): Promise<void> {
		try {
			this.#post({ kind: 'picture', type, bytes: new Uint8Array(await file.arrayBuffer()) });
		} catch {
			// A file that was copied may be gone meanwhile.
			this.show({ problem: this.#strings.none });
		}
	}
}
