import * as v from 'valibot';
import { readMessage } from '../ui/readMessage.ts';
import { type FromPage, pictureTypes } from './pasteProtocol.ts';

/** Everything that the page may say. */
const fromPage = v.variant('kind', [
	v.strictObject({ kind: v.literal('ready') }),
	v.strictObject({
		kind: v.literal('picture'),
		type: v.picklist(pictureTypes),
		bytes: v.pipe(
			v.instance(Uint8Array),
			v.check(({ length }) => length > 0, 'holds nothing'),
		),
	}),
	v.strictObject({ kind: v.literal('leave') }),
]);

/** The message, or what is wrong with it. */
export function readPasteMessage(message: unknown): { message: FromPage } | { wrong: string } {
	return readMessage(fromPage, message);
}
