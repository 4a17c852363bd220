import { ThemeColor } from 'vscode';

/** The theme's own colours by hue, so that a colour chosen in Toggl is readable in every theme. */
const hues: readonly (readonly [number, string])[] = [
	[0, 'charts.red'],
	// The themes' own orange is a highlight behind text: as a dot it's brown or white.
	[42, 'charts.yellow'],
	[125, 'charts.green'],
	[210, 'charts.blue'],
	[285, 'charts.purple'],
	[360, 'charts.red'],
];

/** The theme colour nearest to `#rrggbb`; nothing for no colour or one that can't be read. */
export function themeColor(hex: string | null | undefined): ThemeColor | undefined {
	const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex ?? '');
	if (!match) {
		return undefined;
	}
	const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16) / 255);
	const most = Math.max(red, green, blue);
	const spread = most - Math.min(red, green, blue);
	if (spread < 0.12) {
		return new ThemeColor('charts.foreground');
	}
	const sector =
		most === red
			? ((green - blue) / spread + 6) % 6
			: most === green
				? (blue - red) / spread + 2
				: (red - green) / spread + 4;
	const hue = sector * 60;
	const [, nearest] = hues.reduce((best, next) =>
		Math.abs(next[0] - hue) < Math.abs(best[0] - hue) ? next : best,
	);
	return new ThemeColor(nearest);
}
