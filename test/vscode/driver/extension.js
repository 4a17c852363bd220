// Plain JavaScript, because VS Code loads this folder as it is. Its client is ../driver.ts.
const { randomUUID } = require('node:crypto');
const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const vscode = require('vscode');

/** @param {vscode.ExtensionContext} context */
exports.activate = async function (context) {
	const { DRIVER_DIR, DRIVER_SHOW } = process.env;
	if (DRIVER_SHOW !== undefined && context.globalState.get('shown') !== DRIVER_SHOW) {
		// Once in a profile; from then on VS Code remembers what was in view.
		await vscode.commands.executeCommand(`${DRIVER_SHOW}.focus`);
		await context.globalState.update('shown', DRIVER_SHOW);
	}
	if (DRIVER_DIR !== undefined) {
		await listen(DRIVER_DIR, context);
	}
};

async function listen(folder, context) {
	const token = randomUUID();
	const server = createServer((request, response) => {
		void answer(request, token).then(({ status, body }) => {
			response.writeHead(status, { 'content-type': 'application/json' }).end(body);
		});
	});
	context.subscriptions.push({ dispose: () => server.close() });
	await new Promise((listening) => {
		server.listen(0, '127.0.0.1', () => listening(undefined));
	});
	const address = server.address();
	announce(folder, {
		port: typeof address === 'object' ? address?.port : undefined,
		pid: process.pid,
		token,
		startedAt: Date.now(),
		workspace: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? null,
	});
}

/** Written beside and renamed, so that nobody reads half of it. */
function announce(folder, host) {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, `${host.pid}.json`);
	writeFileSync(`${file}.new`, JSON.stringify(host));
	renameSync(`${file}.new`, file);
}

async function answer(request, token) {
	if (request.method !== 'POST' || request.headers.authorization !== `Bearer ${token}`) {
		return { status: 403, body: failure(new Error('The token is not right.')) };
	}
	try {
		return {
			status: 200,
			body: JSON.stringify({ value: await perform(JSON.parse(await text(request))) }),
		};
	} catch (error) {
		return { status: 200, body: failure(error) };
	}
}

/** Not only an `Error` can be thrown. */
function failure(error) {
	const { name = 'Error', message = String(error) } = error ?? {};
	return JSON.stringify({ error: { name, message } });
}

async function text(request) {
	let body = '';
	for await (const chunk of request.setEncoding('utf8')) {
		body += chunk;
	}
	return body;
}

async function perform({ command, evaluate, args = [] }) {
	if (command !== undefined) {
		return vscode.commands.executeCommand(command, ...args);
	}
	// The functions of the tests, and nothing else, arrive here: the token is in a folder of theirs.
	// oxlint-disable-next-line typescript/no-implied-eval
	return new Function(`return (${evaluate})`)()(vscode, ...args);
}
