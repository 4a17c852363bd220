import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { FocusServer } from '../test/server/focus/startFocusServer.ts';

const onePage = v.object({ data: v.array(v.looseObject({ id: v.number() })) });

type Row = { id: number };

/** A client as one writes it at first: it reads the whole list by pages, at its start and after each change. */
export class PlainClient {
	readonly #server: FocusServer;
	rows: readonly Row[] = [];

	constructor(server: FocusServer) {
		this.#server = server;
	}

	async read(): Promise<void> {
		const rows: Row[] = [];
		for (let page = 1; ; page++) {
			const { data } = v.parse(onePage, await this.#send('GET', `tasks?page=${page}&per_page=100`));
			rows.push(...data);
			if (data.length < 100) {
				this.rows = rows;
				return;
			}
		}
	}

	create(body: object): Promise<void> {
		return this.#change('POST', 'tasks', body);
	}

	update(id: number, body: object): Promise<void> {
		return this.#change('PATCH', `tasks/${id}`, body);
	}

	archive(id: number): Promise<void> {
		return this.#change('POST', `tasks/${id}/archive`);
	}

	async #change(method: string, path: string, body?: object): Promise<void> {
		await this.#send(method, path, body);
		await this.read();
	}

	async #send(method: string, path: string, body?: object): Promise<unknown> {
		const { url, key, organizationId, workspaceId } = this.#server;
		const place = `organizations/${organizationId}/workspaces/${workspaceId}`;
		const answer = await fetch(`${url}/${place}/${path}`, {
			method,
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const text = await answer.text();
		assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
		return text === '' ? undefined : JSON.parse(text);
	}
}
