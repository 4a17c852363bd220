import assert from 'node:assert/strict';
import { newNames } from '../../src/oneLine/newNames.ts';
import { parseLine } from '../../src/oneLine/parseLine.ts';
import { known } from './known.ts';

const all = new Set(['saveProject', 'createTag'] as const);

describe('newNames', () => {
	for (const [line, offers] of [
		['Fix #login', [['tag', 'login', 'Fix #login ']]],
		['Fix #login today', [['tag', 'login', 'Fix #login today']]],
		['Fix #"two words', [['tag', 'two words', 'Fix #"two words" ']]],
		['Fix #"two words" !high', [['tag', 'two words', 'Fix #"two words" !high']]],
		// It may be the start of another name.
		['Fix #revie', [['tag', 'revie', 'Fix #revie ']]],
		// The person went on with what it was taken for.
		['Fix #revie ', []],
		['Fix #bug', []],
		['Fix #BUG', []],
		['Fix @Shop', [['project', 'Shop', 'Fix @Shop ']]],
		['Fix @Website @Shop', []],
		['Fix @Web', [['project', 'Web', 'Fix @Web ']]],
		[
			'Fix @Shop #new',
			[
				['project', 'Shop', 'Fix @Shop #new'],
				['tag', 'new', 'Fix @Shop #new '],
			],
		],
		['Fix #new #new', [['tag', 'new', 'Fix #new #new ']]],
		['See #1234', []],
		['Fix #', []],
		['Fix #"', []],
		[String.raw`Fix \#login`, []],
		['Fix a#login', []],
		['Fix', []],
		['', []],
	] as const) {
		it(`${line || 'nothing'} → ${offers.map(([, name]) => name).join(', ') || 'nothing'}`, () => {
			assert.deepEqual(
				newNames(line, known, all).map((offer) => [offer.kind, offer.name, offer.line]),
				offers,
			);
		});
	}

	it('offers only what is understood once it was made', () => {
		for (const line of ['Fix #login', 'Fix #"two words', 'Fix @Shop', 'Fix @"My Shop" 2h']) {
			const [offer] = newNames(line, known, all);
			assert.ok(offer);
			const { projects, tags } = known.catalog;
			const made = { id: 'focus:99', name: offer.name, color: null };
			const catalog =
				offer.kind === 'tag'
					? { ...known.catalog, tags: [...tags, made] }
					: {
							...known.catalog,
							projects: [
								...projects,
								{ ...made, clientName: null, closed: false, private: false },
							],
						};
			const { name, fields } = parseLine(offer.line, { ...known, catalog });
			assert.equal(name, 'Fix');
			assert.ok(fields.projectId === made.id || fields.tagIds?.[0] === made.id, line);
			assert.deepEqual(newNames(offer.line, { ...known, catalog }, all), []);
		}
	});

	it('offers nothing that the product cannot make or has no field for', () => {
		for (const line of ['Fix #login', 'Fix @Shop']) {
			assert.deepEqual(newNames(line, known, new Set()), []);
			assert.deepEqual(newNames(line, { ...known, fields: new Set(['name']) }, all), []);
		}
	});
});
