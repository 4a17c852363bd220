/** The minutes as a person writes them: `1h 30m`, `2h`, `45m`. */
export function showEstimate(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	return [hours > 0 ? `${hours}h` : '', rest > 0 || hours === 0 ? `${rest}m` : '']
		.filter(Boolean)
		.join(' ');
}
