import assert from 'node:assert/strict';
import { removedReferences, type TodosOfText } from '../../src/todo/removedReferences.ts';
import { todosIn } from './todosIn.ts';

function of(text: string): TodosOfText {
	return { text, todos: todosIn('typescript', text) };
}

describe('The TODO of a task is removed', () => {
	const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
		['with its line', '// TODO(local#7): x\na();', 'a();', ['local:7']],
		['with all others', '// TODO(local#7): x\n// TODO(local#8): y', '', ['local:7', 'local:8']],
		['once', '// TODO(local#7): x\n// TODO(local#7): y', '', ['local:7']],
		['and another one stays', '// TODO(local#7): x\n// TODO: y', '// TODO: y', ['local:7']],
		['and another one ends alike', '// TODO(local#7): x\n// TODO: fix', '// TODO: fix', ['local:7']],
		['without its keyword', '// TODO(local#7): x', '// x', ['local:7']],
		['not when nothing changed', '// TODO(local#7): x', '// TODO(local#7): x', []],
		['not with its reference', '// TODO(local#7): x', '// TODO: x', []],
		['not when it says nothing', '// TODO(local#7):', '// TODO:', []],
		['not while its reference is typed', '// TODO(local#7): x', '// TODO(loc: x', []],
		['not with its number', '// TODO(local#7): x', '// TODO(local#): x', []],
		['not for another task', '// TODO(local#7): x', '// TODO(local#8): x', []],
		[
			'though another task’s says the same',
			'// TODO(local#7): x\n// TODO(local#8): x',
			'// TODO(local#8): x',
			['local:7'],
		],
		['not while the text still names it', '// TODO(local#7): x', '// see local#7', []],
		[
			'not with its line, while another has it',
			'// TODO(local#7): x\nb(); // TODO(local#7): y',
			'b(); // TODO(local#7): y',
			[],
		],
	];
	for (const [name, before, now, removed] of cases) {
		it(name, () => {
			assert.deepEqual(removedReferences(of(before), of(now)), removed);
		});
	}
});
