import "server-only";
import type { Locator } from "@/lib/citation/locator";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { worksLeadingTo } from "./source-impact";

/** A place where a work is cited, as of the revision that everybody reads. */
export interface CitingPassage {
	readonly id: number;
	readonly page: { readonly id: number; readonly title: Title };
	readonly blockId: string;
	readonly citationId: string;
	readonly locator: Locator | null;
	readonly quotation: string | null;
	/** The sentence that the work supports. */
	readonly text: string;
	readonly section: string | null;
	readonly addedInId: number;
	/** The revision that took it away; null while it stands. */
	readonly removedInId: number | null;
}

/** Citations of a work on pages that this viewer may see: those that stand, or all that ever did. */
async function citationsOf(viewer: Actor, sourceId: number, ever: boolean) {
	// Citations keep the id they were made with until the next save.
	const sourceIds = { in: [...(await worksLeadingTo({ id: sourceId })).keys()] };
	return { sourceId: sourceIds, page: visiblePages(viewer), ...(!ever && { removedInId: null }) };
}

/**
 * Where a work is cited, in the order in which the citations were added; with `ever` also where it once was, in the
 * words that stood there last. `after` continues below a citation.
 */
export async function listCitingPassages(
	viewer: Actor,
	sourceId: number,
	{ limit, after, ever = false }: { limit: number; after?: number | undefined; ever?: boolean | undefined },
): Promise<{ passages: CitingPassage[]; total: number; next: number | null }> {
	const where = await citationsOf(viewer, sourceId, ever);
	const [rows, total] = await Promise.all([
		db.citation.findMany({
			where: { ...where, ...(after !== undefined && { id: { gt: after } }) },
			orderBy: { id: "asc" },
			take: limit + 1,
			include: { page: { select: { id: true, namespace: true, title: true } } },
		}),
		db.citation.count({ where }),
	]);
	const passages = rows.slice(0, limit).map((row): CitingPassage => {
		const { id, page, blockId, citationId, locator, quotation, text, section, addedInId, removedInId } = row;
		const title = { namespace: getNamespace(page.namespace).number, text: page.title };
		// Written from documents that the validator accepted.
		const place = locator as unknown as Locator | null;
		return {
			id,
			page: { id: page.id, title },
			blockId,
			citationId,
			locator: place,
			quotation,
			text,
			section,
			addedInId,
			removedInId,
		};
	});
	return { passages, total, next: rows.length > limit ? (passages.at(-1)?.id ?? null) : null };
}
