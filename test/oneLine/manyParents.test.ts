import { nameableParents } from '../../src/oneLine/nameable.ts';
import { parseLine } from '../../src/oneLine/parseLine.ts';
import { suggest } from '../../src/oneLine/suggest.ts';
import { assertAsFast } from '../assertAsFast.ts';
import { manyTasks } from './manyTasks.ts';
import { known } from './known.ts';

describe('A line that names a parent', () => {
	it('is read and completed among 10,000 tasks about as fast as a plain scan of their names', function () {
		this.timeout(60_000);
		const tasks = manyTasks(10_000);
		const search = nameableParents(tasks);
		const names = tasks.map(({ name }) => name);
		const scan = (text: string): readonly string[] =>
			names.filter((name) => name.toLowerCase().includes(text)).slice(0, 8);
		const texts = ['f', 'fix', 'fix lo', 'fix login p', 'zzz', 'b > fix login page'];
		assertAsFast(
			`${texts.length} keystrokes`,
			() =>
				texts.map((text) => {
					const line = `Do a thing > ${text}`;
					const all = { ...known, parents: () => search };
					return [parseLine(line, all), suggest(line, all)];
				}),
			{ times: 12, as: () => texts.map(scan) },
		);
	});
});
