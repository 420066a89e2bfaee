import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";
import { ENTRY_CHANGE_KINDS, type EntryChangeKind } from "./change";

/** One published revision in the list of recent changes. */
export interface PageChange {
	readonly of: "page";
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

/** One change to the registry of sources in that list. */
export interface EntryChange {
	readonly of: "entry";
	readonly id: number;
	readonly kind: EntryChangeKind;
	readonly actorName: string;
	/** What the entry was called then. */
	readonly title: string;
	readonly sourceId: number | null;
	readonly series: { readonly id: number; readonly code: string | null } | null;
	readonly createdAt: Date;
}

export type RecentChange = PageChange | EntryChange;

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
 * What happened to pages and to the registry lately, newest first; of a namespace, to its pages alone. `visible` is the rule of visibility as a filter of
 * revisions: it belongs to revisions, which stand above changes in the order of nouns.
 */
export async function listRecentChanges(
	_viewer: Actor,
	visible: Prisma.RevisionWhereInput,
	{ limit, before, since, hideMinor, createdOnly, namespace }: RecentChangesFilter,
): Promise<{ changes: RecentChange[]; next: number | null }> {
	const ofPages = {
		kind: createdOnly ? "page-created" : { in: ["page-created", "page-edited"] },
		...(namespace !== undefined && { page: { namespace } }),
		revision: { ...visible, ...(hideMinor && { minor: false }) },
	} satisfies Prisma.ChangeWhereInput;
	const withEntries = !createdOnly && namespace === undefined;
	const rows = await db.change.findMany({
		where: {
			id: { lt: before },
			createdAt: { gte: since },
			...(withEntries ? { OR: [ofPages, { kind: { in: [...ENTRY_CHANGE_KINDS] } }] } : ofPages),
		},
		orderBy: { id: "desc" },
		take: limit + 1,
		include: {
			page: true,
			revision: { omit: { document: true, text: true } },
			series: { select: { id: true, code: true } },
		},
	});
	const changes = rows.slice(0, limit).flatMap((row): RecentChange[] => {
		const { id, kind, page, revision } = row;
		const entryKind = ENTRY_CHANGE_KINDS.find((one) => one === kind);
		if (entryKind) {
			const { actorName, title, sourceId, series, createdAt } = row;
			return [{ of: "entry", id, kind: entryKind, actorName, title: title ?? "", sourceId, series, createdAt }];
		}
		if (!page || !revision || page.latestRevisionId === null) return [];
		const { authorId, authorName } = revision;
		return [
			{
				of: "page",
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
