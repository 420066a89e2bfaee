import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { worksLeadingTo } from "./source-impact";

/** The revision that cited a work first, or last. */
export interface CitingEnd {
	readonly revisionId: number;
	readonly at: Date;
	readonly page: Title;
}

/** Where the oldest and the newest of a work's standing citations came in; null where nothing cites it. */
export async function findCitingEnds(
	viewer: Actor,
	sourceId: number,
): Promise<{ readonly first: CitingEnd; readonly last: CitingEnd } | null> {
	const ids = [...(await worksLeadingTo({ id: sourceId })).keys()];
	const find = async (order: "asc" | "desc"): Promise<CitingEnd | null> => {
		const row = await db.citation.findFirst({
			where: { sourceId: { in: ids }, removedInId: null, page: visiblePages(viewer) },
			orderBy: [{ addedInId: order }, { id: order }],
			select: {
				addedIn: { select: { id: true, createdAt: true } },
				page: { select: { namespace: true, title: true } },
			},
		});
		if (!row) return null;
		const { addedIn, page } = row;
		const title = { namespace: getNamespace(page.namespace).number, text: page.title };
		return { revisionId: addedIn.id, at: addedIn.createdAt, page: title };
	};
	const [first, last] = await Promise.all([find("asc"), find("desc")]);
	return first && last && { first, last };
}
