import assert from 'node:assert/strict';
import { RuleScanner } from '../../src/todo/commentScanner.ts';
import type { LanguageComments } from '../../src/todo/findInText.ts';
import { languageRules } from '../../src/todo/languageRules.ts';
import { type TodoPattern, todoPattern } from '../../src/todo/todoPattern.ts';
import { VersionedTodos } from '../../src/todo/versionedTodos.ts';
import configurations from './languageConfigurations.json' with { type: 'json' };
import { vscodeLanguages } from './vscodeLanguages.ts';

/** A document that counts how often it is read. */
class Draft {
	version = 1;
	languageId = 'typescript';
	reads = 0;
	#text: string;

	constructor(text: string) {
		this.#text = text;
	}

	getText(): string {
		this.reads++;
		return this.#text;
	}

	edit(text: string): void {
		this.version++;
		this.#text = text;
	}
}

const usual = todoPattern(undefined, undefined);
const pattern = (): TodoPattern => usual;

function byRules(languageId: string): Promise<LanguageComments | undefined> {
	const rules = languageId === 'typescript' ? languageRules(configurations.typescript) : undefined;
	const comments: LanguageComments | undefined = rules && {
		rules: new RuleScanner(rules),
		grammar: () => Promise.resolve(undefined),
		marks: { openers: [], closers: new Map() },
		isHost: false,
		isMarkdown: false,
	};
	return Promise.resolve(comments);
}

describe('The TODOs of a text that is being written', () => {
	const said = async (todos: VersionedTodos, draft: Draft, by = pattern): Promise<string[]> =>
		(await todos.of(draft, by)).map(({ text }) => text);

	it('are looked for once a version, whoever asks', async () => {
		const comments = await byRules('typescript');
		const todos = new VersionedTodos(() => Promise.resolve(comments));
		const draft = new Draft('// TODO: a');
		const [first, second] = await Promise.all([todos.of(draft, pattern), todos.of(draft, pattern)]);
		assert.equal(first, second);
		assert.equal(await todos.of(draft, pattern), first);
		assert.equal(draft.reads, 1);
		draft.edit('// TODO: b');
		assert.deepEqual(await said(todos, draft), ['b']);
		assert.equal(draft.reads, 2);
	});

	it('are others with other settings, another language, other extensions', async () => {
		const todos = new VersionedTodos(byRules);
		const draft = new Draft('// TODO: a\n// NOTE: b');
		assert.deepEqual(await said(todos, draft), ['a']);
		const notes = todoPattern(['NOTE'], undefined);
		assert.deepEqual(await said(todos, draft, () => notes), ['b']);
		draft.languageId = 'unheard of';
		assert.deepEqual(await said(todos, draft), []);
		draft.languageId = 'typescript';
		assert.deepEqual(await said(todos, draft), ['a']);
	});

	it('are those of the text at the end when it changes meanwhile', async function () {
		this.timeout(300_000);
		const known = (await vscodeLanguages().comments('typescript')) ?? assert.fail();
		const todos = new VersionedTodos(() => Promise.resolve({ ...known, rules: undefined }));
		const long = Array.from({ length: 2000 }, (_line, i) => `f(${i}); // TODO: ${i}`);
		const draft = new Draft(long.join('\n'));
		let isEdited = false;
		setTimeout(() => {
			isEdited = true;
			draft.edit('// TODO: at last');
		}, 20);
		assert.deepEqual(await said(todos, draft), ['at last']);
		assert.ok(isEdited);
	});

	it('are looked for again after it failed', async () => {
		const comments = (await byRules('typescript')) ?? assert.fail();
		let fails = true;
		const failing = {
			...comments,
			rules: undefined,
			grammar: () => (fails ? Promise.reject(new Error('no disk')) : Promise.resolve(undefined)),
		};
		const todos = new VersionedTodos(() => Promise.resolve(failing));
		const draft = new Draft('// TODO: a');
		await assert.rejects(todos.of(draft, pattern), /no disk/);
		fails = false;
		assert.deepEqual(await said(todos, draft), []);
	});
});
