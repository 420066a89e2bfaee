import "server-only";
import { citationKey, toRecorded } from "@/lib/citation/citation-record";
import { collectCitations } from "@/lib/citation/collect-citations";
import type { Locator } from "@/lib/citation/locator";
import type { StoredCitation } from "@/lib/citation/record-citations";
import { db } from "@/lib/platform/db";
import type { Revision } from "@/lib/revision/queries";

/**
 * The citations of one revision, which the viewer was found to be allowed to see, from the record; its words are those
 * of that revision, also where a later one has others. `after` continues below a citation.
 */
export async function listRevisionCitations(
	revision: Revision,
	{ limit, after }: { limit: number; after?: number | undefined },
): Promise<{ citations: StoredCitation[]; total: number; next: number | null }> {
	const where = {
		pageId: revision.pageId,
		addedInId: { lte: revision.id },
		OR: [{ removedInId: null }, { removedInId: { gt: revision.id } }],
	};
	const [rows, total] = await Promise.all([
		db.citation.findMany({
			where: { ...where, ...(after !== undefined && { id: { gt: after } }) },
			orderBy: { id: "asc" },
			take: limit + 1,
		}),
		db.citation.count({ where }),
	]);
	const words = new Map(
		collectCitations(revision.document).map((citation) => {
			const recorded = toRecorded(citation);
			return [citationKey(recorded), recorded] as const;
		}),
	);
	const citations = rows.slice(0, limit).map(({ pageId: _page, locator, ...row }) => {
		// Written from documents that the validator accepted.
		const stored: StoredCitation = { ...row, locator: locator as unknown as Locator | null };
		return { ...stored, ...words.get(citationKey(stored)) };
	});
	return { citations, total, next: rows.length > limit ? (citations.at(-1)?.id ?? null) : null };
}
