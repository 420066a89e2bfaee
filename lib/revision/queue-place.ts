/** Where a page of the review queue begins: behind the page that has waited since then. */
export interface QueuePlace {
	readonly since: Date;
	readonly id: number;
}

/** A place as it stands in an address: milliseconds and page id. */
export function formatQueuePlace({ since, id }: QueuePlace): string {
	return `${since.getTime()}-${id}`;
}

/** Reads a place from an address; null where it is none. */
export function parseQueuePlace(written: string): QueuePlace | null {
	const [, since, id] = /^(\d{1,15})-(\d{1,9})$/.exec(written) ?? [];
	return since === undefined || id === undefined ? null : { since: new Date(Number(since)), id: Number(id) };
}
