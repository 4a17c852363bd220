import assert from 'node:assert/strict';
import { parseLine } from '../../src/oneLine/parseLine.ts';
import { suggest } from '../../src/oneLine/suggest.ts';
import { known } from './known.ts';

describe('suggest', () => {
	for (const [line, lines] of [
		['Fix @', ['Fix @Website ', 'Fix @"Two words" ', 'Fix @Ядро ']],
		['Fix @wbs', ['Fix @Website ']],
		['Fix @"two w', ['Fix @"Two words" ']],
		['@we', ['@Website ']],
		['Fix #rev', ['Fix #"needs review" ']],
		['Fix +gr', ['Fix +Grace ']],
		['Fix !h', ['Fix !high ']],
		['Fix ^tom', ['Fix ^tomorrow ']],
		['Fix > par', ['Fix > Parent task ', 'Fix > Rewrite the old parser ']],
		['Fix @Website #b', ['Fix @Website #bug ']],
		['Fix', []],
		['', []],
		['Fix @Website ', []],
		['Fix @Website', []],
		['Fix a@we', []],
		['Fix a>par', []],
		['> par', []],
		['Fix @zzz', []],
	] as const) {
		it(`${line || 'nothing'} → ${lines.join('| ') || 'nothing'}`, () => {
			assert.deepEqual(
				suggest(line, known).map((suggestion) => suggestion.line),
				lines,
			);
		});
	}

	it('knows a project by its client too, and says it', () => {
		const projects = known.catalog.projects.map((project) =>
			project.name === 'Website' ? { ...project, clientName: 'North Ferries' } : project,
		);
		const suggestions = suggest('Fix @ferries', { ...known, catalog: { ...known.catalog, projects } });
		assert.deepEqual(suggestions, [
			{ kind: 'project', name: 'Website', about: 'North Ferries', line: 'Fix @Website ' },
		]);
	});

	it('offers only lines that are read as what they say', () => {
		for (const line of ['Fix @', 'Fix #', 'Fix +', 'Fix !', 'Fix ^', 'Fix > ']) {
			const suggestions = suggest(line, known);
			assert.ok(suggestions.length > 0, line);
			for (const suggestion of suggestions) {
				const { name, understood } = parseLine(suggestion.line, known);
				assert.deepEqual([name, understood.map(({ kind }) => kind)], ['Fix', [suggestion.kind]]);
			}
		}
	});

	it('offers nothing that the product has no field for', () => {
		for (const line of ['Fix @', 'Fix #', 'Fix +', 'Fix !', 'Fix ^', 'Fix > ']) {
			assert.deepEqual(suggest(line, { ...known, fields: new Set(['name']) }), []);
		}
	});
});
