import type { PasteState, ToPage } from '../../src/commands/pasteProtocol.ts';
import { message, shape, text, words } from '../shared/shape.ts';

type Message<Kind extends ToPage['kind']> = Omit<Extract<ToPage, { kind: Kind }>, 'kind'>;

const state = shape<PasteState>({}, { problem: text });

/** Whether it is something that the host says. */
export const isToPage = message<ToPage>({
	init: shape<Message<'init'>>({ strings: words, state }),
	state: shape<Message<'state'>>({ state }),
});
