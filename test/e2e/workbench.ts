import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { join } from 'node:path';
import { Driver } from '../vscode/driver.ts';
import { root } from '../vscode/pinnedPackage.ts';
import type { Session } from './session.ts';

/** One window of VS Code, with the gestures of a person. */
export class Workbench {
	readonly page: Page;
	readonly session: Session;
	/** The opened folder, an absolute path. */
	readonly folder: string;
	/** Speaks to this window's extension host. */
	readonly driver: Driver;

	constructor(page: Page, session: Session, folder: string) {
		this.page = page;
		this.session = session;
		this.folder = folder;
		this.driver = new Driver(session.driverDir, folder);
	}

	/** Opens the folder, and a file of it in an editor. */
	async open(file?: string): Promise<void> {
		const target = file === undefined ? {} : { file: join(this.folder, file) };
		await this.page.goto(this.session.server.url({ folder: this.folder, ...target }));
		await this.ready();
	}

	/** Loads the window anew, as "Reload Window" does, and waits for its new extension host. */
	async reload(): Promise<void> {
		this.driver.leave();
		await this.page.reload();
		await this.ready();
	}

	/** Waits until our extension is there and the extension host has started. */
	async ready(): Promise<void> {
		await expect(this.#tab).toBeVisible({ timeout: 30_000 });
		await this.driver.connect();
	}

	/** Waits for the extension host that follows a killed one; after three VS Code has the person start it. */
	async hostBack(): Promise<void> {
		const restart = this.page.getByRole('button', { name: 'Restart Remote Extension Host' }).first();
		const back = expect(async () => {
			if (await restart.isVisible()) {
				await restart.click({ timeout: 1000 });
			}
			await this.driver.connect(100);
		}).toPass({ timeout: 15_000, intervals: [20] });
		// A window that reconnects before its server has seen the death waits for the dead one for ever.
		await back.catch(() => this.reload());
	}

	/** Shows our views in the side bar. */
	async showTasks(): Promise<void> {
		if ((await this.#tab.getAttribute('aria-selected')) !== 'true') {
			await this.#tab.click();
		}
	}

	/** Runs a command by the title that the palette shows, e.g. `Toggl: Create Task`. */
	async run(title: string): Promise<void> {
		const row = this.choices.filter({ has: this.page.getByText(title, { exact: true }) }).first();
		let again = false;
		await expect(async () => {
			if (again) {
				// The list is made when the palette opens.
				await this.page.keyboard.press('Escape');
			}
			again = true;
			await this.page.keyboard.press('F1');
			await expect(this.input).toBeVisible({ timeout: 1500 });
			await this.input.fill(`>${title}`, { timeout: 1500 });
			await row.click({ timeout: 2000 });
		}).toPass({ timeout: 20_000 });
	}

	/** The field of the palette, a quick pick or an input box. */
	get input(): Locator {
		return this.page.locator('.quick-input-widget:visible input').first();
	}

	/** The rows of a quick pick. */
	get choices(): Locator {
		return this.page.locator('.quick-input-widget:visible .monaco-list-row');
	}

	/** Picks the row of a quick pick that has this text. */
	async choose(text: string | RegExp): Promise<void> {
		await this.choices.filter({ hasText: text }).first().click();
	}

	/** Fills an input box and accepts it. */
	async answer(text: string): Promise<void> {
		await this.input.fill(text);
		await this.page.keyboard.press('Enter');
	}

	/** Rows of the tree; the name is what a screen reader says, which begins with the tooltip. */
	tree(name?: string | RegExp): Locator {
		return this.page.locator('.sidebar').getByRole('treeitem', name === undefined ? {} : { name });
	}

	/** Picks an entry of a row's context menu. */
	async menu(row: Locator, entry: string | RegExp): Promise<void> {
		const menu = this.page.locator('.context-view .monaco-menu');
		// For its first 100 ms a menu of VS Code is deaf to the mouse, and stays open when an entry is clicked; and
		// one that was opened before the row had changed has the entries of before.
		await expect(async () => {
			if (!(await menu.isVisible())) {
				await row.click({ button: 'right', timeout: 5_000 });
			}
			try {
				await menu.getByRole('menuitem', { name: entry }).click({ timeout: 2_000 });
			} catch (error) {
				await this.page.keyboard.press('Escape');
				throw error;
			}
			await expect(menu).toBeHidden({ timeout: 1_000 });
		}).toPass({ timeout: 30_000 });
	}

	/** A notification; its buttons by role. */
	toast(text: string | RegExp): Locator {
		return this.page.locator('.notifications-toasts .notification-toast', { hasText: text });
	}

	/** The modal dialog. */
	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}

	/** The inside of the webview with this title. */
	async webview(title: string): Promise<Frame> {
		let found: Frame | undefined;
		await expect
			.poll(async () => {
				found = await this.#frame(title);
				return found !== undefined;
			})
			.toBe(true);
		if (found === undefined) {
			throw new Error(`No webview "${title}".`);
		}
		return found;
	}

	/** Writes a picture of the window for people to look at. */
	async screenshot(name: string): Promise<void> {
		await this.page.screenshot({ path: join(root, 'test-results/screens', `${name}.png`) });
	}

	get #tab(): Locator {
		return this.page.getByRole('tab', { name: /^Tasks for Toggl/ }).first();
	}

	async #frame(title: string): Promise<Frame | undefined> {
		for (const frame of this.page
			.frames()
			.filter((candidate) => candidate.url().includes('/fake.html'))) {
			const shown = await frame
				.frameElement()
				.then((element) => element.getAttribute('title'))
				.catch(() => null);
			if (shown === title) {
				return frame;
			}
		}
		return undefined;
	}
}
