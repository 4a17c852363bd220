/** The kinds of picture that tasks can be found in. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

export type PictureType = (typeof pictureTypes)[number];

/** How things stand: nothing but what went wrong with the last picture, if anything. */
export type PasteState = { problem?: string };

export type PasteStrings = {
	heading: string;
	/** By the keys of a Mac, and of other computers. */
	press: { mac: string; others: string };
	/** There is no picture in the clipboard. */
	none: string;
	/** It is of a kind that can't be read. */
	otherKind: string;
	reading: string;
	leave: string;
};

/** From the host to the page. */
export type ToPage =
	| { kind: 'init'; strings: PasteStrings; state: PasteState }
	| { kind: 'state'; state: PasteState };

/** From the page to the host. */
export type FromPage =
	| { kind: 'ready' }
	| { kind: 'picture'; type: PictureType; bytes: Uint8Array }
	| { kind: 'leave' };
