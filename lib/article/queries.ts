import "server-only";
import type { PageKind, ReviewMode } from "@/generated/prisma/client";
import type { DocumentLink } from "@/lib/document/links";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import { findLinkedPages } from "@/lib/revision/linked-pages";
import { visiblePages, visibleRevisionId } from "@/lib/revision/visibility";
import { getNamespace } from "@/lib/title/namespace";
import { parseTitle, type Title } from "@/lib/title/title";

/** A page that the viewer may see. */
export interface Page {
	readonly id: number;
	readonly title: Title;
	readonly kind: PageKind;
	/** The latest that the viewer may read. */
	readonly latestRevisionId: number;
	/** What the public reads; null while nothing was approved. */
	readonly approvedRevisionId: number | null;
	/** How many edits wait for a reviewer. */
	readonly waitingCount: number;
	/** When the oldest of them was saved. */
	readonly waitingSince: Date | null;
	/** Whose edits wait; null where the namespace or the wiki decides. */
	readonly reviewMode: ReviewMode | null;
	readonly createdAt: Date;
}

const pageFields = {
	id: true,
	namespace: true,
	title: true,
	kind: true,
	latestRevisionId: true,
	approvedRevisionId: true,
	waitingCount: true,
	waitingSince: true,
	reviewMode: true,
	createdAt: true,
	deletedAt: true,
} as const;

interface StoredPage {
	id: number;
	namespace: number;
	title: string;
	kind: PageKind;
	latestRevisionId: number | null;
	approvedRevisionId: number | null;
	waitingCount: number;
	waitingSince: Date | null;
	reviewMode: ReviewMode | null;
	createdAt: Date;
	deletedAt: Date | null;
}

function toPage(viewer: Actor, stored: StoredPage): Page | null {
	const latestRevisionId = visibleRevisionId(viewer, stored);
	if (latestRevisionId === null) return null;
	const { id, kind, approvedRevisionId, waitingCount, waitingSince, reviewMode, createdAt } = stored;
	const title = { namespace: getNamespace(stored.namespace).number, text: stored.title };
	return { id, title, kind, latestRevisionId, approvedRevisionId, waitingCount, waitingSince, reviewMode, createdAt };
}

/** The page at this title, or null when there is none for this viewer. */
export async function findPage(viewer: Actor, title: Title): Promise<Page | null> {
	const page = await db.page.findFirst({
		where: { namespace: title.namespace, title: title.text, ...visiblePages(viewer) },
		select: pageFields,
	});
	return page && toPage(viewer, page);
}

/** Whether the page at this title was deleted, for those who could write it; nobody can begin it anew yet. */
export async function isDeleted(actor: Actor, title: Title): Promise<boolean> {
	if (!can(actor, "create", title).allowed) return false;
	const { namespace, text } = title;
	const page = await db.page.findUnique({
		where: { namespace_title: { namespace, title: text } },
		select: { deletedAt: true },
	});
	return page !== null && page.deletedAt !== null;
}

/** The page with this id, or null when there is none for this viewer. */
export async function findPageById(viewer: Actor, id: number): Promise<Page | null> {
	const page = await db.page.findFirst({ where: { id, ...visiblePages(viewer) }, select: pageFields });
	return page && toPage(viewer, page);
}

/** Answers where each of the given links leads. */
export interface LinkBook {
	/** The target's present title, and whether there is such a page; null for a title that no page can have. */
	find(link: { pageId: number | null; title: string | null }): { title: Title; exists: boolean } | null;
}

/** Looks up the targets of some links at once. */
export async function openLinkBook(
	viewer: Actor,
	links: readonly Pick<DocumentLink, "pageId" | "title">[],
): Promise<LinkBook> {
	const ids = new Set(links.flatMap(({ pageId }) => pageId ?? []));
	const titles = links.flatMap(({ title }) => (title === null ? [] : (readTitle(title) ?? [])));
	const wanted = new Map(titles.map((title) => [titleKey(title), title]));
	const pages = await findLinkedPages(db, { ids, titles: wanted.values() }, visiblePages(viewer));
	const byId = new Map(
		pages.map((page) => [page.id, { namespace: getNamespace(page.namespace).number, text: page.title }]),
	);
	const existing = new Set([...byId.values()].map(titleKey));
	return {
		find({ pageId, title }) {
			const page = pageId === null ? undefined : byId.get(pageId);
			if (page) return { title: page, exists: true };
			const named = title === null ? null : readTitle(title);
			return named && { title: named, exists: named.namespace < 0 || existing.has(titleKey(named)) };
		},
	};
}

function readTitle(written: string): Title | null {
	const parsed = parseTitle(written);
	return parsed.ok ? parsed.title : null;
}

function titleKey({ namespace, text }: Title): string {
	return `${namespace}:${text}`;
}

/** A page that links here; redirects carry the pages that link to them in turn. */
export interface Backlink {
	readonly page: Page;
	readonly kind: "link" | "redirect";
}

/** Pages that link to this title, whether it exists or not, by title; `after` continues below a page id. */
export async function listBacklinks(
	viewer: Actor,
	target: Title,
	{ limit, after }: { limit: number; after?: number },
): Promise<Backlink[]> {
	const rows = await db.pageLink.findMany({
		where: { ...linksTo(target), from: visiblePages(viewer), fromPageId: { gt: after } },
		orderBy: { fromPageId: "asc" },
		take: limit,
		select: { kind: true, from: { select: pageFields } },
	});
	return rows.flatMap(({ kind, from }) => {
		const page = toPage(viewer, from);
		return page ? [{ page, kind }] : [];
	});
}

/** How many pages link to this title. */
export async function countBacklinks(viewer: Actor, target: Title): Promise<number> {
	const pages = await db.pageLink.groupBy({
		by: ["fromPageId"],
		where: { ...linksTo(target), from: visiblePages(viewer) },
	});
	return pages.length;
}

function linksTo({ namespace, text }: Title) {
	// By title too: a link saved while its target was being created keeps no id.
	return { OR: [{ toNamespace: namespace, toTitle: text }, { to: { namespace, title: text } }] };
}
