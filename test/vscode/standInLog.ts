import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the stand-in keeps for the case that a run fails. */
export class StandInLog {
	readonly #folder: string;
	#lines: string[] = [];

	constructor(folder: string) {
		this.#folder = folder;
		mkdirSync(folder, { recursive: true });
	}

	server(text: string): void {
		appendFileSync(this.file('server.log'), text);
	}

	page(text: string): void {
		appendFileSync(this.file('page.log'), `${text}\n`);
		this.#lines = [...this.#lines, text.slice(0, 300)].slice(-30);
	}

	file(name: string): string {
		return join(this.#folder, name);
	}

	/** A log file of VS Code itself. */
	keep(path: string, contents: string): void {
		const file = this.file(join('window', path));
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, contents);
	}

	/** The end of what the page said, and where all of it is. */
	recent(): string {
		return [...this.#lines.map((line) => `  | ${line}`), `  logs: ${this.#folder}`, ''].join('\n');
	}
}
