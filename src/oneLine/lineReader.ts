import type { TaskField } from '../tasks/task.ts';
import { freeEstimateAt, withoutFreeEnd } from './estimates.ts';
import { nameablePeople, nameableProjects, nameableTags } from './nameable.ts';
import type { NameSearch } from './nameSearch.ts';
import { readDates } from './readDates.ts';
import type { Known, Reading, Understood } from './reading.ts';
import { behindSign, unkept, type Word, wordsOf } from './words.ts';

/** The most words that a date takes: "^the day after next monday". */
const dateWords = 6;

/** One line while it is read: which words have found their meaning, and what they say. */
export class LineReader {
	readonly words: readonly Word[];
	readonly taken = new Set<Word>();
	readonly fields: Reading['fields'] = {};
	readonly understood: Understood[] = [];
	readonly #known: Known;
	#parents: NameSearch | undefined;

	constructor(line: string, known: Known) {
		this.words = wordsOf(line);
		this.#known = known;
	}

	/** Reads the words that begin with a sign. */
	readSigns(): void {
		for (const [at, word] of this.words.entries()) {
			if (word.text.length > 1 && !this.taken.has(word)) {
				this.#readSign(word, at);
			}
		}
	}

	#readSign(word: Word, at: number): void {
		const { catalog } = this.#known;
		switch (word.text.charAt(0)) {
			case '@': {
				const projects = nameableProjects(catalog);
				const project = this.#isFree('projectId') ? projects.best(behindSign(word)) : undefined;
				if (project) {
					this.fields.projectId = project.id;
					this.#take('project', [word], projects.fullName(project));
				}
				return;
			}
			case '#':
				this.#readEntry('tag', 'tagIds', word, nameableTags(catalog));
				return;
			case '+':
				if (!this.#known.oneAssignee || this.#isFree('assigneeIds')) {
					this.#readEntry('person', 'assigneeIds', word, nameablePeople(catalog));
				}
				return;
			case '!': {
				const priority = priorityOf(word.text.slice(1).toLowerCase());
				if (priority && this.#isFree('priority')) {
					this.fields.priority = priority;
					this.#take('priority', [word], priority);
				}
				return;
			}
			case '^':
				this.#readDates(at);
		}
	}

	#readEntry(
		kind: 'tag' | 'person',
		field: 'tagIds' | 'assigneeIds',
		word: Word,
		entries: NameSearch,
	): void {
		const entry = this.#known.fields.has(field) ? entries.best(behindSign(word)) : undefined;
		if (entry) {
			this.fields[field] = [...new Set([...(this.fields[field] ?? []), entry.id])];
			this.#take(kind, [word], entries.fullName(entry));
		}
	}

	/** As many words as make a date, and no more. */
	#readDates(at: number): void {
		if (!this.#isFree('endDate')) {
			return;
		}
		const [first, ...rest] = this.words.slice(at, at + dateWords);
		if (!first) {
			return;
		}
		const stop = rest.findIndex(
			({ text }, behind) =>
				/^[@#!^+>*\\]/.test(text) || freeEstimateAt(this.words, this.taken, at + 1 + behind),
		);
		const words = [first, ...(stop === -1 ? rest : rest.slice(0, stop))];
		for (let count = words.length; count > 0; count--) {
			const used = words.slice(0, count);
			const text = [behindSign(first), ...used.slice(1).map((word) => word.text)].join(' ');
			const { startDate, endDate } = readDates(text, this.#known.today) ?? {};
			if (endDate && (!startDate || this.#known.fields.has('startDate'))) {
				Object.assign(this.fields, startDate ? { startDate, endDate } : { endDate });
				this.#take('date', used, text);
				return;
			}
		}
	}

	/** A `>` between blanks and everything behind it, when there is such a task. */
	readParent(): void {
		if (!this.#isFree('parentId')) {
			return;
		}
		for (const [at, sign] of this.words.entries()) {
			if (sign.text === '>' && this.words.slice(0, at).some((word) => !this.taken.has(word))) {
				const behind = this.words.slice(at + 1).filter((word) => !this.taken.has(word));
				if ([behind, withoutFreeEnd(behind)].some((words) => this.#takeParent(sign, words))) {
					return;
				}
			}
		}
	}

	#takeParent(sign: Word, words: readonly Word[]): boolean {
		const text = unkept(words.map((word) => word.text)).join(' ');
		if (text === '') {
			return false;
		}
		this.#parents ??= this.#known.parents();
		const parent = this.#parents.bestParent(text);
		if (parent) {
			this.fields.parentId = parent.id;
			this.#take('parent', [sign, ...words], this.#parents.fullName(parent));
		}
		return parent !== undefined;
	}

	/**
	 * An estimate or a star alone. Both are common in names ("Wait 2h for it", "a * b"), so they count
	 * at the end, a star at the start too, and beside what was understood; never as the only word.
	 */
	readFreeWords(): void {
		let before: number;
		do {
			before = this.taken.size;
			for (const [at, word] of this.words.entries()) {
				this.#readFreeWord(word, at);
			}
		} while (this.taken.size > before);
	}

	#readFreeWord(word: Word, at: number): void {
		const estimate = freeEstimateAt(this.words, this.taken, at);
		const used = this.words.slice(at, at + (estimate?.count ?? 1));
		const left = this.words.filter((other) => !this.taken.has(other)).length - used.length;
		if (this.taken.has(word) || left === 0) {
			return;
		}
		const isUsed = (other: Word | undefined): boolean => other !== undefined && this.taken.has(other);
		const after = this.words[at + used.length];
		const isBeside = !after || isUsed(after) || isUsed(this.words[at - 1]);
		if (word.text === '*' && (isBeside || at === 0) && this.#isFree('pinned')) {
			this.fields.pinned = true;
			this.#take('pinned', used, word.text);
		}
		if (estimate && isBeside && this.#isFree('estimatedMins')) {
			this.fields.estimatedMins = estimate.minutes;
			this.#take('estimate', used, used.map(({ text }) => text).join(' '));
		}
	}

	/** Whether the product has the field and the line hasn't said it yet. */
	#isFree(field: TaskField & keyof Reading['fields']): boolean {
		return this.#known.fields.has(field) && this.fields[field] === undefined;
	}

	#take(kind: Understood['kind'], words: readonly Word[], name: string): void {
		for (const word of words) {
			this.taken.add(word);
		}
		const from = words[0]?.from ?? 0;
		this.understood.push({ kind, from, to: words.at(-1)?.to ?? from, name });
	}
}

function priorityOf(text: string): string | undefined {
	return new Map([
		['none', 'none'],
		['low', 'low'],
		['med', 'medium'],
		['medium', 'medium'],
		['high', 'high'],
		['!', 'medium'],
		['!!', 'high'],
	]).get(text);
}
