import assert from 'node:assert/strict';

/** Asks a strict server, which runs in another process, for something about itself; `url` names the variable with its address. */
export async function control(url: string, method: string, path: string, wish?: unknown): Promise<unknown> {
	const response = await fetch(`${environment(url)}/${path}`, {
		method,
		...(wish === undefined ? {} : { body: JSON.stringify(wish) }),
	});
	assert.equal(response.status, 200, `the test server does ${method} ${path}`);
	return response.json();
}

export function environment(name: string): string {
	const value = process.env[name];
	assert.ok(value, `${name} is set, which runHost.ts does`);
	return value;
}
