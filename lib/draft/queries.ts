import "server-only";
import type { Draft as StoredDraft } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import type { Title } from "@/lib/title/title";

/** Unpublished text as its owner's lists show it. */
export interface DraftRow {
	readonly id: number;
	readonly slot: string;
	readonly title: Title;
	readonly baseRevisionId: number | null;
	readonly summary: string;
	readonly minor: boolean;
	readonly updatedAt: Date;
	/** What readers see of the page now, so that the owner learns whether it changed meanwhile; null for no page. */
	readonly latestRevisionId: number | null;
}

export interface Draft extends DraftRow {
	readonly document: WikiDocument;
}

const rowFields = {
	id: true,
	slot: true,
	namespace: true,
	title: true,
	baseRevisionId: true,
	summary: true,
	minor: true,
	updatedAt: true,
} as const;

type StoredRow = Pick<StoredDraft, keyof typeof rowFields>;

async function toRows(actor: Actor, stored: readonly StoredRow[]): Promise<DraftRow[]> {
	const pages = await db.page.findMany({
		where: { ...visiblePages(actor), OR: stored.map(({ namespace, title }) => ({ namespace, title })) },
		select: { namespace: true, title: true, latestRevisionId: true },
	});
	const latest = new Map(pages.map((page) => [`${page.namespace}:${page.title}`, page.latestRevisionId]));
	return stored.map(({ namespace, title, ...row }) => ({
		...row,
		title: { namespace: getNamespace(namespace).number, text: title },
		latestRevisionId: latest.get(`${namespace}:${title}`) ?? null,
	}));
}

/** The actor's own drafts, the newest first; of one page where a title is given. */
export async function listDrafts(
	actor: Actor,
	{ title, limit }: { title?: Title; limit: number },
): Promise<DraftRow[]> {
	if (actor.kind !== "user") return [];
	const stored = await db.draft.findMany({
		where: { userId: actor.id, ...(title && { namespace: title.namespace, title: title.text }) },
		orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
		take: limit,
		select: rowFields,
	});
	return stored.length === 0 ? [] : toRows(actor, stored);
}

/** One of the actor's own drafts with its text; null for those of others, as if there were none. */
export async function findDraft(actor: Actor, id: number): Promise<Draft | null> {
	if (actor.kind !== "user") return null;
	const stored = await db.draft.findFirst({
		where: { id, userId: actor.id },
		select: { ...rowFields, document: true },
	});
	if (!stored) return null;
	const { document, ...fields } = stored;
	const [row] = await toRows(actor, [fields]);
	return row ? { ...row, document: upgradeDocument(document) } : null;
}
