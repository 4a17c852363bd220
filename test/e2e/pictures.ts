import { expect } from './fixtures.ts';
import type { Workbench } from './workbench.ts';

const themes = {
	dark: ['Dark Modern', 'vs-dark'],
	light: ['Light Modern', 'vs'],
	'high-contrast': ['Default High Contrast', 'hc-black'],
	'high-contrast-light': ['Default High Contrast Light', 'hc-light'],
} as const;

/** Leaves a picture of the window in each theme, for people to look at. */
export async function takePictures(workbench: Workbench, name: string): Promise<void> {
	for (const [suffix, [theme, style]] of Object.entries(themes)) {
		await workbench.driver.evaluate(
			(vscode, id) => vscode.workspace.getConfiguration('workbench').update('colorTheme', id, true),
			theme,
		);
		await expect(workbench.page.locator('.monaco-workbench')).toHaveClass(
			new RegExp(`(^| )${style}( |$)`),
		);
		await workbench.screenshot(`${name}-${suffix}`);
	}
}
