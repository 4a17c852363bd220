import type { PasteState, ToPage } from '../../src/commands/pasteProtocol.ts';
import { type Check, message, shape, text, words } from '../shared/shape.ts';

type Message<Kind extends ToPage['kind']> = Omit<Extract<ToPage, { kind: Kind }>, 'kind'>;

const state = shape<PasteState>({}, { problem: text });

const kinds: Readonly<Record<ToPage['kind'], Check>> = {
	init: shape<Message<'init'>>({ strings: words, state }),
	state: shape<Message<'state'>>({ state }),
};

const isMessage = message(kinds);

/** Whether it is something that the host says, with all that the page relies on. */
export function isToPage(value: unknown): value is ToPage {
	return isMessage(value);
}
