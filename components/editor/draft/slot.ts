const LOCK = "canonry-draft:";

/** A name for one open editor: 16 random hexadecimal digits. */
export function newSlot(): string {
	return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Marks the slot as being written in this tab, until the tab goes away, however it goes. */
export function holdSlot(slot: string): () => void {
	if (!navigator.locks) return () => undefined;
	let release: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	navigator.locks.request(LOCK + slot, () => held).catch(() => undefined);
	return release;
}

/** Slots that some tab of this browser is writing in now: their drafts are not unfinished, only unpublished. */
export async function slotsInUse(): Promise<ReadonlySet<string>> {
	if (!navigator.locks) return new Set();
	const { held = [] } = await navigator.locks.query();
	return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}
