import "server-only";
import type { Locator } from "@/lib/citation/locator";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";

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
	const sourceIds = { in: await idsLeadingTo(sourceId) };
	return { sourceId: sourceIds, page: visiblePages(viewer), ...(!ever && { removedInId: null }) };
}

/** The entry itself and all that were merged into it: citations keep the id they were made with until the next save. */
async function idsLeadingTo(sourceId: number): Promise<number[]> {
	const ids = [sourceId];
	for (let asked = ids; asked.length > 0; ) {
		const merged = await db.source.findMany({ where: { mergedIntoId: { in: asked } }, select: { id: true } });
		asked = merged.map(({ id }) => id).filter((id) => !ids.includes(id));
		ids.push(...asked);
	}
	return ids;
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

/** How widely a work is cited, and since when. */
export interface CitingSummary {
	readonly pages: number;
	/** When the oldest and the newest of the standing citations were added; null where there is none. */
	readonly first: Date | null;
	readonly last: Date | null;
}

/** Counts the pages that cite a work. */
export async function summariseCitations(viewer: Actor, sourceId: number): Promise<CitingSummary> {
	const where = await citationsOf(viewer, sourceId, false);
	const pages = await db.citation.groupBy({
		by: ["pageId"],
		where,
		_min: { addedInId: true },
		_max: { addedInId: true },
	});
	const firstId = Math.min(...pages.map(({ _min }) => _min.addedInId ?? Number.MAX_SAFE_INTEGER));
	const lastId = Math.max(...pages.map(({ _max }) => _max.addedInId ?? 0));
	if (pages.length === 0) return { pages: 0, first: null, last: null };
	const revisions = await db.revision.findMany({
		where: { id: { in: [firstId, lastId] } },
		select: { id: true, createdAt: true },
	});
	const dateOf = (id: number) => revisions.find((revision) => revision.id === id)?.createdAt ?? null;
	return { pages: pages.length, first: dateOf(firstId), last: dateOf(lastId) };
}
