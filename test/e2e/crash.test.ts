import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from './fixtures.ts';

type Found = { id: string; name: string; description: string }[];

const writes = 100;
const kills = 8;

test('no acknowledged write is lost when the extension host is killed at random moments', async ({
	workbench,
}) => {
	test.setTimeout(180_000);
	await workbench.open();
	const { driver } = workbench;
	/** What was acknowledged: name to the last description that was. */
	const acknowledged = new Map<string, string>();
	/** Writes whose answer the kill swallowed; they may have been done or not. */
	const unknown = new Set<string>();
	let killed = 0;
	let next = 0;

	while (next < writes) {
		// A kill at a random moment of a stretch of writes; the window starts a new extension host.
		const dead = new AbortController();
		const kill = sleep(Math.random() * 250).then(async () => {
			if (killed < kills) {
				dead.abort();
				await driver.killHost();
				killed++;
			}
		});
		while (!dead.signal.aborted && next < writes) {
			const name = `write ${next++}`;
			try {
				const task = await driver.command<{ id: string }>('togglTasks.createTask', {
					name,
					product: 'local',
				});
				acknowledged.set(name, '');
				await driver.command('togglTasks.updateTask', {
					id: task.id,
					changes: { description: name },
				});
				acknowledged.set(name, name);
			} catch {
				unknown.add(name);
			}
		}
		await kill;
		await driver.connect(10_000).catch(async () => {
			// VS Code gives up after a few crashes in a row.
			await workbench.reload();
		});
	}

	const found = await driver.command<Found>('togglTasks.findTasks', { product: 'local' });
	const descriptions = new Map(found.map(({ name, description }) => [name, description]));
	const lost = [...acknowledged].filter(
		([name, description]) =>
			!descriptions.has(name) || (description !== '' && descriptions.get(name) !== description),
	);
	expect(lost).toEqual([]);
	expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
	expect(killed).toBe(kills);
	expect(acknowledged.size + [...unknown].filter((name) => !acknowledged.has(name)).length).toBe(writes);
	console.log(`${acknowledged.size} acknowledged, ${killed} kills, ${unknown.size} unknown`);
});
