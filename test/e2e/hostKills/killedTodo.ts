import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A TODO of which a task is made while the extension host is killed. */
export class KilledTodo {
	readonly file: string;
	readonly line = 1;
	readonly mark: string;
	readonly name: string;

	/** Writes the file, which nobody opens. */
	constructor(folder: string, number: number) {
		this.file = join(folder, `todo-${number}.ts`);
		this.name = `Todo ${number}`;
		this.mark = `todo ${number}`;
		writeFileSync(this.file, this.#text('TODO'));
	}

	/** Whether the file has the task's reference, once and in its place, and is else as it was. */
	isReferredTo(id: string): boolean {
		return this.now === this.#text(`TODO(toggl#${id.split(':')[1]})`);
	}

	/** Whether the file is as it was. */
	get isUntouched(): boolean {
		return this.now === this.#text('TODO');
	}

	get now(): string {
		return readFileSync(this.file, 'utf8');
	}

	/** What follows the first line becomes the task's description. */
	#text(keyword: string): string {
		return `swim();\n// ${keyword}: ${this.name}\n// ${this.mark}\nsail();\n`;
	}
}
