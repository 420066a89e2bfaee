import "server-only";
import { setImmediate } from "node:timers/promises";
import { rebindCitations } from "@/lib/citation/collect-citations";
import { hasAllBlockIds } from "@/lib/document/block-id";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { db } from "@/lib/platform/db";
import type { RecordedEdit } from "./compare-task";
import { bindLinks } from "./links";
import { type Fingerprint, fingerprint, NO_DOCUMENT } from "./revision";
import { isLong, workSurely } from "./work-apart";

/** What of a save depends on its base and its text alone, so that nobody has to wait for it who wants the page. */
export interface PreparedText {
	/** The text that was edited. */
	readonly base: WikiDocument;
	/** The text with an id for each of its blocks. */
	readonly identified: WikiDocument;
	/** What it does to its base, where that takes long; null where it does not. */
	readonly described: Described | null;
}

/** What a text does to the one before it; null where it makes the page. */
export interface DescribedEdit extends RecordedEdit {
	readonly before: WikiDocument | null;
}

interface Described extends DescribedEdit {
	readonly baseRevisionId: number | null;
	readonly sha256: string;
}

/** Lets others be answered between two steps with documents of so many bytes that each take a while. */
export async function letOthersIn(bytes: number): Promise<void> {
	if (isLong(bytes)) await setImmediate();
}

/** Prepares a text before its page is locked; blocks without an id take that of the matching block of the base. */
export async function prepareText(
	baseRevisionId: number | null,
	written: WikiDocument,
	survivors: ReadonlyMap<number, number>,
): Promise<PreparedText> {
	const stored =
		baseRevisionId === null
			? null
			: await db.revision.findUnique({
					where: { id: baseRevisionId },
					select: { pageId: true, size: true, document: true },
				});
	const storedSize = stored?.size ?? 0;
	const bytes = fingerprint(written).size + storedSize;
	await letOthersIn(bytes);
	const before = stored && upgradeDocument(stored.document);
	const base = before ?? NO_DOCUMENT;
	await letOthersIn(bytes);
	const identified = hasAllBlockIds(written)
		? written
		: await workSurely("identify", { document: written, base }, bytes);
	if (!isLong(bytes)) return { base, identified, described: null };
	const after = rebindCitations(await bindLinks(db, identified, stored?.pageId ?? null), survivors);
	const { sha256, size } = fingerprint(after);
	await letOthersIn(size);
	const recorded = await workSurely("record", { before, after }, size + storedSize);
	return { base, identified, described: { baseRevisionId, sha256, before, ...recorded } };
}

/** What a text does to the latest revision, where it was prepared for just that. */
export function describedAs(
	{ described }: PreparedText,
	latestId: number | null,
	{ sha256 }: Fingerprint,
): DescribedEdit | null {
	return described?.baseRevisionId === latestId && described.sha256 === sha256 ? described : null;
}
