import "server-only";
import type { LinkKind, Prisma } from "@/generated/prisma/client";
import { documentLinks, mapWikiLinks } from "@/lib/document/links";
import type { WikiDocument } from "@/lib/document/schema";
import type { Database } from "@/lib/platform/db";
import { formatTitle, parseTitle, type Title } from "@/lib/title/title";
import { findLinkedPages, type LinkedPage } from "./linked-pages";
import { PUBLISHED_PAGES } from "./visibility";

/** A link target as the document names it. */
interface Target {
	readonly pageId: number | null;
	readonly title: string | null;
}

function parsedTarget(title: string | null): Title | null {
	if (title === null) return null;
	const parsed = parseTitle(title);
	return parsed.ok && parsed.title.namespace >= 0 ? parsed.title : null;
}

function titleKey(title: Title): string {
	return `${title.namespace}:${title.text}`;
}

/**
 * The pages that a link may be bound to: those that were published, and the page itself. Everybody reads the text and
 * what its rows say, and an id would tell of a page that waits that it is there; its title tells nothing.
 */
function findBindable(
	tx: Database,
	ownId: number | null,
	targets: { ids: Iterable<number>; titles: Iterable<Title> },
): Promise<LinkedPage[]> {
	return findLinkedPages(tx, targets, { OR: [PUBLISHED_PAGES, ...(ownId === null ? [] : [{ id: ownId }])] });
}

/**
 * Binds every wiki link of a page (null for one that is yet to be made) to the page it leads to: to the id where the
 * title exists, so that a later move breaks nothing; back to the title where an id names no page, so that the link is
 * red and not dead. The title is kept beside the id as it was when the link was made. A page that was never published
 * is none here: links find it by its title once it is, and have its id from the next save on.
 */
export async function bindLinks(
	tx: Prisma.TransactionClient,
	document: WikiDocument,
	ownId: number | null,
): Promise<WikiDocument> {
	const links = documentLinks(document);
	if (links.length === 0) return document;
	const ids = new Set(links.flatMap(({ pageId }) => pageId ?? []));
	const titles = new Map(
		links
			.filter(({ pageId }) => pageId === null)
			.flatMap(({ title }) => parsedTarget(title) ?? [])
			.map((title) => [titleKey(title), title]),
	);
	const pages = await findBindable(tx, ownId, { ids, titles: titles.values() });
	const byId = new Map(pages.map((page) => [page.id, page]));
	const byTitle = new Map(pages.map((page) => [`${page.namespace}:${page.title}`, page]));
	return mapWikiLinks(document, (link) => {
		if (link.pageId !== null) return byId.has(link.pageId) ? link : { ...link, pageId: null };
		const title = parsedTarget(link.title);
		const page = title && byTitle.get(titleKey(title));
		return page ? { ...link, pageId: page.id } : link;
	});
}

/**
 * Replaces the outgoing links of a page by those of its new document, missing targets included.
 * A link that names a page by id alone gets the page's present title.
 */
export async function replaceLinkRows(
	tx: Prisma.TransactionClient,
	pageId: number,
	document: WikiDocument,
): Promise<void> {
	const list = await linkRows(tx, pageId, document);
	await tx.pageLink.deleteMany({ where: { fromPageId: pageId } });
	if (list.length === 0) return;
	// As four lists: tens of thousands of rows as parameters of their own take longer than a save may.
	await tx.$executeRaw`
		INSERT INTO page_link (from_page_id, to_namespace, to_title, kind, to_page_id)
		SELECT ${pageId}::int, row.namespace, row.title, row.kind::link_kind, nullif(row.page_id, 0)
		FROM unnest(
			${list.map(({ toNamespace }) => toNamespace)}::int[], ${list.map(({ toTitle }) => toTitle)}::text[],
			${list.map(({ kind }) => kind)}::text[], ${list.map(({ toPageId }) => toPageId ?? 0)}::int[]
		) AS row (namespace, title, kind, page_id)`;
}

/** The outgoing links of a page's document as rows, each target once. */
export async function linkRows(tx: Database, pageId: number, document: WikiDocument): Promise<LinkRow[]> {
	const links = documentLinks(document);
	const ids = [...new Set(links.flatMap((link) => link.pageId ?? []))];
	const pages = await findBindable(tx, pageId, { ids, titles: [] });
	const byId = new Map(pages.map((page) => [page.id, page]));
	const rows = new Map<string, LinkRow>();
	for (const link of links) {
		const row = linkRow(link, link.kind, byId);
		if (row) rows.set(`${row.kind}:${row.toNamespace}:${row.toTitle}`, row);
	}
	return [...rows.values()];
}

interface LinkRow {
	readonly kind: LinkKind;
	readonly toPageId: number | null;
	readonly toNamespace: number;
	readonly toTitle: string;
}

function linkRow(
	target: Target,
	kind: LinkKind,
	pages: ReadonlyMap<number, { namespace: number; title: string }>,
): LinkRow | null {
	const page = target.pageId === null ? undefined : pages.get(target.pageId);
	if (page) return { kind, toPageId: target.pageId, toNamespace: page.namespace, toTitle: page.title };
	const title = parsedTarget(target.title);
	return title && { kind, toPageId: null, toNamespace: title.namespace, toTitle: title.text };
}

/** Where a document redirects to, as people read it, or null when it is no redirect. */
export function redirectTitle(document: WikiDocument): string | null {
	const redirect = documentLinks(document).find(({ kind }) => kind === "redirect");
	const title = redirect && parsedTarget(redirect.title);
	return title ? formatTitle(title) : null;
}
