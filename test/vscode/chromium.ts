import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { runProgram, unpackOnce } from './pinnedPackage.ts';

/** Options for Playwright's `chromium.launch()`. @throws when there is no Chromium. */
export function chromiumOptions() {
	const executablePath = findChromium();
	return {
		executablePath,
		env: chromiumEnvironment(dirname(executablePath)),
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		args: [
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--disable-quic',
			'--disable-dev-shm-usage',
		],
	};
}

/** CHROME_PATH, else the pinned one (Linux x64), else one that is installed. */
function findChromium(): string {
	const { CHROME_PATH, PATH = '', PROGRAMFILES } = process.env;
	if (CHROME_PATH) {
		return CHROME_PATH;
	}
	if (process.platform === 'linux' && process.arch === 'x64') {
		return join(installChromium(), 'chromium');
	}
	const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
	const places = [
		...PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
		...[PROGRAMFILES, process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
			folder === undefined
				? []
				: [
						join(folder, 'Google/Chrome/Application/chrome.exe'),
						join(folder, 'Microsoft/Edge/Application/msedge.exe'),
					],
		),
	];
	const found = places.find((place) => existsSync(place));
	if (found === undefined) {
		throw new Error(
			'No Chromium found: install one (Debian: apt-get install chromium) or set CHROME_PATH.',
		);
	}
	return found;
}

/** Chromium's headless shell from npm: it needs nothing of the machine but glibc. */
function installChromium(): string {
	return unpackOnce(
		{
			name: '@sparticuz/chromium',
			version: '153.0.0',
			integrity:
				'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
			folder: 'package/bin',
			size: '210 MB',
		},
		(folder) => {
			const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(folder, `${name}.br`)));
			writeFileSync(join(folder, 'chromium'), unpacked('chromium'), { mode: 0o755 });
			// System libraries (NSS, expat), drawing in software, Open Sans.
			for (const part of ['al2023.tar', 'swiftshader.tar', 'fonts.tar']) {
				writeFileSync(join(folder, part), unpacked(part));
				runProgram('tar', ['-xf', part, '--no-same-owner'], { cwd: folder });
			}
			for (const packed of readdirSync(folder).filter((name) => /\.(br|tar)$/.test(name))) {
				rmSync(join(folder, packed));
			}
		},
	);
}

function chromiumEnvironment(folder: string): Record<string, string> {
	const environment = Object.fromEntries(
		Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);
	if (existsSync(join(folder, 'lib/libnss3.so'))) {
		const { LD_LIBRARY_PATH } = environment;
		environment.LD_LIBRARY_PATH = [join(folder, 'lib'), LD_LIBRARY_PATH].filter(Boolean).join(':');
	}
	if (!existsSync('/usr/share/fonts') && existsSync(join(folder, 'fonts/fonts'))) {
		environment.XDG_DATA_HOME = folder;
		environment.FONTCONFIG_PATH = join(folder, 'fonts');
	}
	return environment;
}
