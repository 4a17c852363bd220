import { pathToFileURL } from 'node:url';
import { Model } from '../histories/model.ts';
import { randomFrom, saidSeed } from '../histories/randomFrom.ts';
import { expect, test } from './fixtures.ts';
import { lookInto } from './hostKills/hostFile.ts';
import { HostKiller } from './hostKills/hostKiller.ts';
import { writeKinds } from './hostKills/hostWrites.ts';
import { moments } from './hostKills/moment.ts';
import { playedFocus } from './hostKills/playedFocus.ts';
import { proveOnce, proveTodos, proveView } from './hostKills/prove.ts';

/** Set by `test/histories/run.ts` from its arguments. */
const kills = Number(process.env['HOST_KILLS'] ?? 16);

/** What is written of the tasks of this computer, which can't be replaced: some kinds in a round, then others. */
const localKinds = writeKinds.filter((kind) => kind !== 'createTaskFromTodo' && kind !== 'replaceTask');
const localsInRound = 6;

test(`the extension host is killed in the middle of writes of each kind, ${kills} times, and nothing is lost or done twice`, async ({
	workbench,
	focus,
}) => {
	test.skip(kills === 0);
	test.setTimeout(180_000 + kills * 10_000);
	const random = randomFrom(saidSeed());
	const played = playedFocus(focus);
	played.begin({});
	for (let mark = 1; mark <= 100; mark++) {
		played.create(`Task ${mark}`, String(mark), 0);
	}
	const model = new Model();
	await workbench.open();
	const { driver, session } = workbench;
	await driver.command('togglTasks.signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	const lines = Array.from({ length: 100 }, (_, at) => `Line ${at}`);
	await driver.command('togglTasks.createTasksFromLines', { product: 'local', lines });
	for (const line of lines) {
		model.create(line, line).outcome = 'kept';
	}
	const killer = new HostKiller({ workbench, focus, played, model, random });
	// Who reads an account is waited for by others for ten seconds, though it be dead.
	await killer.tasksOf('focus');

	const started = performance.now();
	const first = Math.floor(random() * moments.length * localKinds.length);
	for (let killed = 0; killed < kills; killed++) {
		const round = writeKinds.length + localsInRound;
		const [turn, at] = [Math.floor(killed / round), killed % round];
		const kind = writeKinds[at];
		if (kind) {
			await killer.kill(kind, moments[(first + turn + at) % moments.length] ?? 'sent');
		} else {
			const local = first + turn * localsInRound + at - writeKinds.length;
			const moment = (turn + at) % 2 === 0 ? 'sent' : 'acknowledged';
			await killer.killLocal(localKinds[local % localKinds.length] ?? 'createTask', moment);
		}
		lookInto(session.userDataDir, [played], (outbox) => model.look(outbox));
		if (killed % 50 === 49) {
			console.log(`${killed + 1} kills, ${minutes(performance.now() - started)}`);
		}
	}
	const killedIn = performance.now() - started;

	await driver.command('togglTasks.refresh', {});
	await expect
		// Not what the window says waits: what a dead host had begun is under way.
		.poll(() => lookInto(session.userDataDir, [played], ({ open }) => open), { timeout: 120_000 })
		.toEqual([]);
	console.log(
		`${killer.tally.table()}\n${kills} kills in ${minutes(killedIn)}, all sent after ${minutes(performance.now() - started)}; ${killer.acknowledged} writes were acknowledged`,
	);
	expect(killer.acknowledged).toBeGreaterThanOrEqual(Math.floor(kills / 3));
	await test.step('nothing is lost', async () => {
		const locals = lookInto(session.userDataDir, [played], (outbox, rows) => {
			expect(outbox.open).toEqual([]);
			model.look(outbox);
			model.prove([...played.tasks(), ...rows], outbox);
			return rows;
		});
		await expect(() => proveTodos(killer.todos, played.tasks())).toPass({ timeout: 60_000 });
		await driver.command('togglTasks.refresh', {});
		await proveView(driver, 'focus', played.tasks());
		await proveView(driver, 'local', locals);
	});
	await test.step('nothing is done twice', async () => {
		// Whose TODO was asked for in vain is asked for again, the others have their task.
		for (const todo of killer.todos.filter(({ isUntouched }) => isUntouched)) {
			const uri = pathToFileURL(todo.file).href;
			await driver.command('togglTasks.createTaskFromTodo', { uri, line: todo.line });
		}
		proveTodos(killer.todos, played.tasks());
		proveOnce(focus.requests, played);
	});
});

function minutes(milliseconds: number): string {
	return `${(milliseconds / 60_000).toFixed(1)} minutes`;
}
