import type { FromPage, PageState } from '../../src/editor/protocol.ts';

/** What the page needs of VS Code. */
export type PageHost = {
	post: (message: FromPage) => void;
	/** What this page kept before it was hidden or the window reloaded. */
	kept: () => PageState | undefined;
	keep: (state: PageState) => void;
};
