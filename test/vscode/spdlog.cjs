// Takes the place of VS Code's native logger, so that log files and output channels are written.
// Named exports, because VS Code loads it with import().
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const info = 2;

class Logger {
	#file;
	#level = info;
	#bare = false;

	constructor(_type, _name, file) {
		this.#file = file;
	}

	trace(message) {
		this.#write(0, message);
	}
	debug(message) {
		this.#write(1, message);
	}
	info(message) {
		this.#write(2, message);
	}
	warn(message) {
		this.#write(3, message);
	}
	error(message) {
		this.#write(4, message);
	}
	critical(message) {
		this.#write(5, message);
	}
	getLevel() {
		return this.#level;
	}
	setLevel(level) {
		this.#level = level;
	}
	setPattern() {}
	clearFormatters() {
		this.#bare = true;
	}
	flush() {}
	drop() {
		this.#file = undefined;
	}

	#write(level, message) {
		if (level < this.#level || this.#file === undefined) {
			return;
		}
		const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
		try {
			fs.appendFileSync(this.#file, this.#bare ? message : `${time} [${levels[level]}] ${message}\n`);
		} catch {
			// The profile was deleted while VS Code ended.
		}
	}
}

async function createLogger(name, file) {
	await fs.promises.mkdir(path.dirname(file), { recursive: true });
	return new Logger('rotating', name, file);
}

exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
