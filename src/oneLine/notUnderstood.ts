import { freeEstimateAt } from './estimates.ts';
import type { Reading } from './reading.ts';
import { isKept, type Word } from './words.ts';

/** What looks like a sign, an estimate or a parent, and has found no meaning: it is part of the name. */
export function notUnderstood(
	line: string,
	words: readonly Word[],
	taken: ReadonlySet<Word>,
): Reading['notUnderstood'] {
	const parentAt = words.some((word) => word.text === '>' && taken.has(word))
		? -1
		: words.findIndex(({ text }, at) => text === '>' && at > 0 && at < words.length - 1);
	const found = new Array<readonly Word[]>();
	let estimateEnd = 0;
	for (const [at, word] of words.entries()) {
		if (taken.has(word)) {
			continue;
		}
		if (at === parentAt) {
			found.push(words.slice(at, at + parentLength(words.slice(at), taken)));
		} else if (isSign(word)) {
			found.push([word]);
		}
		const estimate = at < estimateEnd ? undefined : freeEstimateAt(words, taken, at);
		if (estimate) {
			estimateEnd = at + estimate.count;
			found.push(words.slice(at, estimateEnd));
		}
	}
	return found.map((part) => {
		const [from, to] = [part[0]?.from ?? 0, part.at(-1)?.to ?? 0];
		return { text: line.slice(from, to), from, to };
	});
}

function isSign({ text }: Word): boolean {
	return /^(?:[@#^+][\p{L}\d"]|![\p{L}!])/u.test(text);
}

/** As far as the name has it so too: without what was understood, or loses its backslash. */
function parentLength(words: readonly Word[], taken: ReadonlySet<Word>): number {
	const texts = words.map(({ text }) => text);
	const end = words.findIndex((word, at) => taken.has(word) || isKept(texts.slice(at)));
	return end === -1 ? words.length : end;
}
