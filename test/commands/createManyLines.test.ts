import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { tasksFromLines } from '../../src/commands/createManyLines.ts';

describe('tasksFromLines', () => {
	for (const [line, name, done] of [
		['Water the plants', 'Water the plants', false],
		['  - Water', 'Water', false],
		['* Water', 'Water', false],
		['+ Water', 'Water', false],
		['• Water', 'Water', false],
		['1. Water', 'Water', false],
		['12) Water', 'Water', false],
		['- [ ] Water', 'Water', false],
		['- [x] Water', 'Water', true],
		['\t* [X] Water', 'Water', true],
		['[x] Water', 'Water', true],
		['-5 degrees', '-5 degrees', false],
		['1.5 litres', '1.5 litres', false],
		['[link](x)', '[link](x)', false],
		['- **bold**', '**bold**', false],
	] as const) {
		it(`makes “${name}” of “${line}”`, () => {
			assert.deepEqual(tasksFromLines([line]), [{ name, done }]);
		});
	}

	it('leaves out lines without a name', () => {
		assert.deepEqual(tasksFromLines(['', '  ', '-', '- ', '- [ ]', '- [x] ', '3.', '\t']), []);
	});

	it('parts text at its ends of lines, whichever they are', () => {
		assert.deepEqual(
			tasksFromLines(['A\nB\r\nC\rD', 'E']).map(({ name }) => name),
			['A', 'B', 'C', 'D', 'E'],
		);
	});

	it('gives names that are one trimmed line, whatever the text is', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
				for (const { name } of tasksFromLines(lines)) {
					assert.notEqual(name, '');
					assert.equal(name, name.trim());
					assert.doesNotMatch(name, /[\n\r]/);
				}
			}),
		);
	});
});
