import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Where the last `npm start` listened. A browser keeps secrets by address: another port would lose them. */
export type StartState = {
	/** 0 for a free one. */
	port: number;
	/** Kept too, so that a tab of the last run finds the new server. */
	token: string;
};

/** The last run's address, or a new one when there was none or somebody else has its port. */
export async function readStartState(file: string): Promise<StartState> {
	try {
		const last: StartState = JSON.parse(readFileSync(file, 'utf8'));
		return { token: last.token, port: (await isFree(last.port)) ? last.port : 0 };
	} catch {
		return { port: 0, token: randomUUID() };
	}
}

/** The token lets whoever has it run code here. */
export function writeStartState(file: string, state: StartState): void {
	writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
}

function isFree(port: number): Promise<boolean> {
	return new Promise((settle) => {
		const probe = createServer();
		probe.once('error', () => settle(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)));
	});
}
