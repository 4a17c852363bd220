/** A comment, or the part of one, in one line. Columns are in UTF-16. */
export type CommentPart = {
	/** Its opener; of a part that goes on from the line before, the opener there. */
	open: string;
	start: number;
	contentStart: number;
	contentEnd: number;
	end: number;
	/** Whether it goes on from the line before. */
	isContinued: boolean;
	/** Whether its closer is in this line. */
	isClosed: boolean;
	/** Whether it may go on in the next line: it reaches this one's end and nothing closed it. */
	mayGoOn: boolean;
	/** Whether it is in braces between the tags of JSX, and not in code within them. */
	isJsxChild: boolean;
};
