import assert from 'node:assert/strict';
import { Emitter } from '../../src/tasks/emitter.ts';

describe('Emitter', () => {
	it('tells listeners in the order in which they came, each as often as it came', () => {
		const emitter = new Emitter<string>();
		const told: string[] = [];
		const listener = (event: string): void => void told.push(`a ${event}`);
		emitter.event(listener);
		emitter.event((event) => told.push(`b ${event}`));
		const twice = emitter.event(listener);
		emitter.fire('1');
		twice.dispose();
		twice.dispose();
		emitter.fire('2');
		assert.deepEqual(told, ['a 1', 'b 1', 'a 1', 'a 2', 'b 2']);
	});

	it('lets a listener leave while it is told', () => {
		const emitter = new Emitter<number>();
		const told: string[] = [];
		const once = emitter.event((event) => {
			told.push(`once ${event}`);
			once.dispose();
		});
		emitter.event((event) => told.push(`always ${event}`));
		emitter.fire(1);
		emitter.fire(2);
		assert.deepEqual(told, ['once 1', 'always 1', 'always 2']);
	});

	it('tells the others when a listener fails, and hands the failure to the host', async () => {
		const emitter = new Emitter<number>();
		const told: number[] = [];
		emitter.event(() => {
			throw new Error('a view is broken');
		});
		emitter.event((event) => told.push(event));
		const handlers = process.listeners('uncaughtException');
		process.removeAllListeners('uncaughtException');
		const failure = new Promise<Error>((resolve) => {
			process.once('uncaughtException', resolve);
		});
		try {
			emitter.fire(1);
			assert.deepEqual(told, [1]);
			assert.equal((await failure).message, 'a view is broken');
		} finally {
			for (const handler of handlers) {
				process.on('uncaughtException', handler);
			}
		}
	});
});
