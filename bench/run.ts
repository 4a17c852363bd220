import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { table } from './result.ts';
import { speed } from './speed.ts';
import { todos } from './todos.ts';
import { windowTodos } from './windowTodos.ts';
import { workingDay } from './workingDay.ts';

const results = [...(await workingDay()), ...(await speed()), ...(await todos()), ...(await windowTodos())];
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, undefined, '\t')}\n`);
console.log(table(results));
