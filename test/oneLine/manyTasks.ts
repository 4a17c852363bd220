import type { Task } from '../../src/tasks/task.ts';
import { makeTask } from '../tasks/makeTask.ts';

/** Tasks with names and projects of common words, always the same. */
export function manyTasks(count: number): readonly Task[] {
	const words =
		'fix login page website report invoice client server bug test deploy release note plan'.split(' ');
	let seed = 1;
	const word = (): string => {
		seed = (seed * 16_807) % 2_147_483_647;
		return words[seed % words.length] ?? '';
	};
	return Array.from({ length: count }, (_, at) =>
		makeTask(`focus:${at + 1}`, {
			name: `${word()} ${word()} ${word()} ${word()} ${at}`,
			projectName: `${word()} ${word()}`,
		}),
	);
}
