/** What leaves no trace on the screen: blanks, controls, and characters that only say something of their neighbours. */
const unseen = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}]*$/u;

/** Whether there is nothing to be seen in the text. */
export function isBlank(text: string): boolean {
	return unseen.test(text);
}
