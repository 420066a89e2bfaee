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

/** How many revisions of a page the viewer may read, and how many people wrote them. */
export async function countRevisions(viewer: Actor, pageId: number): Promise<{ revisions: number; authors: number }> {
	const authors = await db.revision.groupBy({
		by: ["authorId"],
		where: { pageId, ...visibleRevisions(viewer) },
		_count: true,
	});
	return { revisions: authors.reduce((sum, { _count }) => sum + _count, 0), authors: authors.length };
}

/** The facts of a page that its readers see beside the text. */
export async function getPageFacts(viewer: Actor, page: Page): Promise<PageFacts> {
	const { namespace, text } = page.title;
	const [counted, links] = await Promise.all([
		countRevisions(viewer, page.id),
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
		revisionCount: counted.revisions,
		authorCount: counted.authors,
		backlinks: links
			.slice(0, BACKLINKS)
			.map((link) => ({ namespace: getNamespace(link.namespace).number, text: link.title })),
		moreBacklinks: links.length > BACKLINKS,
	};
}
