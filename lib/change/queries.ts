import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";

/** One published revision in the list of recent changes. */
export interface RecentChange {
	readonly id: number;
	readonly created: boolean;
	readonly pageId: number;
	/** The page's present title. */
	readonly title: Title;
	readonly latestRevisionId: number;
	readonly revision: {
		readonly id: number;
		readonly parentId: number | null;
		readonly author: { readonly id: number; readonly name: string };
		readonly summary: string;
		readonly minor: boolean;
		readonly tags: readonly string[];
		readonly size: number;
		readonly sizeChange: number;
		readonly createdAt: Date;
	};
}

export interface RecentChangesFilter {
	readonly limit: number;
	/** Continues below this change id. */
	readonly before?: number;
	readonly since?: Date;
	readonly hideMinor?: boolean;
	/** Only pages that were created. */
	readonly createdOnly?: boolean;
	readonly namespace?: number;
}

/**
 * What happened to pages lately, newest first. `visible` is the rule of visibility as a filter of
 * pages: it belongs to revisions, which stand above changes in the order of nouns.
 */
export async function listRecentChanges(
	_viewer: Actor,
	visible: Prisma.PageWhereInput,
	{ limit, before, since, hideMinor, createdOnly, namespace }: RecentChangesFilter,
): Promise<{ changes: RecentChange[]; next: number | null }> {
	const rows = await db.change.findMany({
		where: {
			kind: createdOnly ? "page-created" : { in: ["page-created", "page-edited"] },
			id: { lt: before },
			createdAt: { gte: since },
			page: { ...visible, ...(namespace !== undefined && { namespace }) },
			revision: hideMinor ? { minor: false } : { isNot: null },
		},
		orderBy: { id: "desc" },
		take: limit + 1,
		include: { page: true, revision: { omit: { document: true, text: true } } },
	});
	const changes = rows.slice(0, limit).flatMap(({ id, kind, page, revision }): RecentChange[] => {
		if (!page || !revision || page.latestRevisionId === null) return [];
		const { authorId, authorName } = revision;
		return [
			{
				id,
				created: kind === "page-created",
				pageId: page.id,
				title: { namespace: getNamespace(page.namespace).number, text: page.title },
				latestRevisionId: page.latestRevisionId,
				revision: { ...revision, author: { id: authorId, name: authorName } },
			},
		];
	});
	return { changes, next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}
