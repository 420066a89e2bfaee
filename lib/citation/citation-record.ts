import type { PlacedCitation } from "./collect-citations";
import type { Locator } from "./locator";

/**
 * The record of citations over the revisions of a page. A row stands from the revision that added a citation until
 * the one that removed it. What makes two citations the same is their id, work and locator; the sentence, section,
 * block and quotation of a standing row follow the latest revision, so that moving and rewording keep a claim's history.
 */
export interface RecordedCitation {
	readonly citationId: string;
	readonly sourceId: number;
	readonly locator: Locator | null;
	readonly quotation: string | null;
	readonly blockId: string;
	readonly text: string;
	readonly section: string | null;
}

export interface RecordStep<Row extends RecordedCitation> {
	/** Standing rows that the document no longer has. */
	readonly removed: readonly Row[];
	/** Standing rows whose words are others now. */
	readonly refreshed: readonly { readonly row: Row; readonly now: RecordedCitation }[];
	readonly added: readonly RecordedCitation[];
}

/** What makes a citation the same one from revision to revision. */
export function citationKey({ citationId, sourceId, locator }: RecordedCitation): string {
	return JSON.stringify([citationId, sourceId, locator?.type, locator?.value]);
}

/** Whether two rows of the same key say the same. */
export function equalWords(a: RecordedCitation, b: RecordedCitation): boolean {
	return a.blockId === b.blockId && a.text === b.text && a.section === b.section && a.quotation === b.quotation;
}

/** A citation of a document as the record keeps it. */
export function toRecorded({ id, path: _path, ...citation }: PlacedCitation): RecordedCitation {
	return { citationId: id, ...citation };
}

/** What a new revision changes about the standing rows of its page. */
export function compareRecord<Row extends RecordedCitation>(
	standing: readonly Row[],
	cited: readonly RecordedCitation[],
): RecordStep<Row> {
	const now = new Map(cited.map((citation) => [citationKey(citation), citation]));
	const removed: Row[] = [];
	const refreshed: { row: Row; now: RecordedCitation }[] = [];
	for (const row of standing) {
		const key = citationKey(row);
		const citation = now.get(key);
		now.delete(key);
		if (!citation) removed.push(row);
		else if (!equalWords(row, citation)) refreshed.push({ row, now: citation });
	}
	return { removed, refreshed, added: [...now.values()] };
}
