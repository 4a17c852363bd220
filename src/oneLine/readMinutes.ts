/** The minutes that an estimate like "2h", "1h30m", "1.5h" or "90m" stands for; nothing for other text. */
export function readMinutes(text: string): number | undefined {
	const [found, hours = '0', minutes = '0'] =
		/^(?:(\d{1,3}(?:[.,]\d{1,2})?)h)?\s*(?:(\d{1,4})m(?:in)?)?$/i.exec(text) ?? [];
	const total = Math.round(Number(hours.replace(',', '.')) * 60) + Number(minutes);
	return found && total > 0 ? total : undefined;
}
