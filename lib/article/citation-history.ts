import "server-only";
import type { Locator } from "@/lib/citation/locator";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { sourcesByIds } from "@/lib/source/queries";
import type { RegisteredSource } from "@/lib/source/source";

/** The revision that a citation came or went with. */
export interface SupportStep {
	readonly revisionId: number;
	readonly authorName: string;
	readonly at: Date;
}

/** One citation of a page over its whole life. */
export interface SupportEntry {
	readonly id: number;
	readonly blockId: string;
	readonly source: RegisteredSource | null;
	readonly locator: Locator | null;
	readonly quotation: string | null;
	/** The sentence that it supports, or supported last. */
	readonly text: string;
	readonly section: string | null;
	readonly added: SupportStep;
	/** Null while it stands. */
	readonly removed: SupportStep | null;
}

const step = { select: { id: true, authorName: true, createdAt: true } } as const;

/**
 * Every citation that a page ever had, the newest first, of one passage alone where `blockId` names one; `before`
 * continues below a citation. Empty where this viewer sees no page.
 */
export async function listCitationHistory(
	viewer: Actor,
	pageId: number,
	{ limit, before, blockId }: { limit: number; before: number | null; blockId: string | null },
): Promise<{ entries: SupportEntry[]; next: number | null }> {
	const rows = await db.citation.findMany({
		where: {
			pageId,
			page: visiblePages(viewer),
			...(before !== null && { id: { lt: before } }),
			...(blockId !== null && { blockId }),
		},
		orderBy: { id: "desc" },
		take: limit + 1,
		include: { addedIn: step, removedIn: step },
	});
	const shown = rows.slice(0, limit);
	const sources = await sourcesByIds(
		viewer,
		shown.map(({ sourceId }) => sourceId),
	);
	const entries = shown.map(
		({ id, blockId: block, sourceId, locator, quotation, text, section, addedIn, removedIn }): SupportEntry => ({
			id,
			blockId: block,
			source: sources.get(sourceId) ?? null,
			// Written from documents that the validator accepted.
			locator: locator as unknown as Locator | null,
			quotation,
			text,
			section,
			added: toStep(addedIn),
			removed: removedIn && toStep(removedIn),
		}),
	);
	return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}

function toStep({ id, authorName, createdAt }: { id: number; authorName: string; createdAt: Date }): SupportStep {
	return { revisionId: id, authorName, at: createdAt };
}
