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
		// The kills are spread over the writes, not over time: a fast machine must not be done before the last one.
		const killAt = Math.floor(((killed + Math.random()) * writes) / kills);
		const dead = new AbortController();
		let kill: Promise<void> | undefined;
		while (!dead.signal.aborted && next < writes) {
			if (kill === undefined && next >= killAt) {
				// At any moment of the next few writes; the window then starts a new extension host.
				kill = sleep(Math.random() * 20).then(async () => {
					dead.abort();
					await driver.killHost();
					killed++;
				});
			}
			const name = `write ${next++}`;
			try {
				const task = await driver.command<{ id: string }>('togglTasks.createTask', {
					name,
					product: 'local',
				});
				acknowledged.set(name, '');
				if (dead.signal.aborted) {
					// The driver would wait for the next host, which may come only when a person starts it.
					break;
				}
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
		await workbench.hostBack();
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
