import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages, visibleRevisions } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import type { Page } from "./queries";

/** What stands beside an article. */
export interface PageFacts {
	readonly createdAt: Date;
	readonly revisionCount: number;
	readonly authorCount: number;
	/** Articles that mention the page, redirects left out, the latest created last. */
	readonly backlinks: readonly Title[];
	readonly moreBacklinks: boolean;
}

const BACKLINKS = 8;

/** How many people wrote revisions of a page. */
export async function countAuthors(viewer: Actor, pageId: number): Promise<number> {
	const authors = await db.revision.groupBy({ by: ["authorId"], where: { pageId, ...visibleRevisions(viewer) } });
	return authors.length;
}

/** The facts of a page that its readers see beside the text. */
export async function getPageFacts(viewer: Actor, page: Page): Promise<PageFacts> {
	const { namespace, text } = page.title;
	const [authorCount, links] = await Promise.all([
		countAuthors(viewer, page.id),
		db.page.findMany({
			where: {
				...visiblePages(viewer),
				id: { not: page.id },
				namespace,
				kind: { not: "redirect" },
				linksOut: { some: { OR: [{ toPageId: page.id }, { toNamespace: namespace, toTitle: text }] } },
			},
			orderBy: { id: "asc" },
			take: BACKLINKS + 1,
			select: { namespace: true, title: true },
		}),
	]);
	return {
		createdAt: page.createdAt,
		revisionCount: page.revisionCount,
		authorCount,
		backlinks: links
			.slice(0, BACKLINKS)
			.map((link) => ({ namespace: getNamespace(link.namespace).number, text: link.title })),
		moreBacklinks: links.length > BACKLINKS,
	};
}
