import assert from 'node:assert/strict';
import { NameSearch } from '../../src/oneLine/nameSearch.ts';
import { parseLine } from '../../src/oneLine/parseLine.ts';
import type { Known } from '../../src/oneLine/reading.ts';
import { suggest } from '../../src/oneLine/suggest.ts';
import { known } from './known.ts';

const project = { color: null, closed: false, private: false };

const twice: Known = {
	...known,
	catalog: {
		...known.catalog,
		projects: [
			{ ...project, id: 'focus:1', name: 'Website', clientName: 'Alpha' },
			{ ...project, id: 'focus:2', name: 'Website', clientName: 'Beta' },
			{ ...project, id: 'focus:3', name: 'Shop', clientName: 'Alpha' },
			{ ...project, id: 'focus:4', name: 'shop', clientName: 'Alpha' },
			{ ...project, id: 'focus:5', name: 'Site · old', clientName: null },
			{ ...project, id: 'focus:6', name: 'Site · old', clientName: 'A · B' },
		],
		people: [
			{ id: 'focus:21', name: 'Ada', email: 'ada@one.example' },
			{ id: 'focus:22', name: 'Ada', email: 'ada@two.example' },
		],
	},
	parents: () =>
		new NameSearch([
			{ id: 'focus:31', name: 'Ship it', apart: 'Website' },
			{ id: 'focus:32', name: 'Ship it', apart: 'Shop' },
			{ id: 'focus:33', name: 'Stay !high and #bug ^fri +ada @Website 2h *' },
			{ id: 'focus:34', name: 'Sell > buy' },
		]),
};

/** The line of each suggestion, and what it is read as, by the lines: those with one name are equally likely. */
function read(line: string): readonly (readonly [string, unknown])[] {
	const lines = suggest(line, twice).map((suggestion) => suggestion.line);
	return lines.toSorted().map((each) => {
		const { name, fields } = parseLine(each, twice);
		assert.equal(name, 'Do');
		return [each, fields];
	});
}

describe('What has the name of another', () => {
	it('is the project of the client that was chosen', () => {
		assert.deepEqual(read('Do @website'), [
			['Do @"Website · Alpha" ', { projectId: 'focus:1' }],
			['Do @"Website · Beta" ', { projectId: 'focus:2' }],
		]);
	});

	it('is told by its number where all else is the same', () => {
		assert.deepEqual(read('Do @shop'), [
			['Do @"Shop · focus:3" ', { projectId: 'focus:3' }],
			['Do @"shop · focus:4" ', { projectId: 'focus:4' }],
		]);
		assert.deepEqual(read('Do @"site · o'), [
			['Do @"Site · old · A · B" ', { projectId: 'focus:6' }],
			['Do @"Site · old · focus:5" ', { projectId: 'focus:5' }],
		]);
	});

	it('is the person with the address', () => {
		assert.deepEqual(read('Do +ada'), [
			['Do +"Ada · ada@one.example" ', { assigneeIds: ['focus:21'] }],
			['Do +"Ada · ada@two.example" ', { assigneeIds: ['focus:22'] }],
		]);
	});

	it('is the parent in the project', () => {
		assert.deepEqual(read('Do > ship'), [
			['Do > Ship it · Shop ', { parentId: 'focus:32' }],
			['Do > Ship it · Website ', { parentId: 'focus:31' }],
		]);
	});

	it('is said in full', () => {
		assert.deepEqual(
			new Set(suggest('Do > ship', twice).map(({ name, about }) => `${name}, ${about}`)),
			new Set(['Ship it, Website', 'Ship it, Shop']),
		);
		const { understood } = parseLine('Do @"website · beta" +grace', twice);
		assert.deepEqual(
			understood.map(({ name }) => name),
			['Website · Beta'],
		);
	});

	it('is not offered again once it is there in full', () => {
		for (const line of ['Do > Ship it · Shop', 'Do @"Website · Beta', String.raw`Do > Sell \> buy `]) {
			assert.deepEqual(
				suggest(line, twice).map((suggestion) => suggestion.line),
				[],
				line,
			);
		}
	});
});

describe('A parent with signs in its name', () => {
	it('is a parent and nothing else', () => {
		assert.deepEqual(read('Do > stay'), [
			[String.raw`Do > Stay \!high and \#bug \^fri \+ada \@Website \2h \* `, { parentId: 'focus:33' }],
		]);
		assert.deepEqual(read('Do > sell'), [[String.raw`Do > Sell \> buy `, { parentId: 'focus:34' }]]);
	});
});
