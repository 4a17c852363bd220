/** A name as it is compared: what stands between quotes can't hold one. */
export function plain(name: string): string {
	return name.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
