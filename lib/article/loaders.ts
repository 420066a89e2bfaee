import { cache } from "react";
import type { CitedSources } from "@/lib/citation/cited-works";
import { documentLinks, documentRedirect } from "@/lib/document/links";
import { documentMentions, type Mentions } from "@/lib/document/mentions";
import { documentOutline, type Section } from "@/lib/document/outline";
import type { RenderContext } from "@/lib/document/render";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { ANONYMOUS } from "@/lib/permission/actor";
import { type Check, findLastCheck } from "@/lib/revision/last-check";
import { findNeighbours, findRevision, findRevisionRow, type Revision, type RevisionRow } from "@/lib/revision/queries";
import { reviewModeOf } from "@/lib/revision/review-mode";
import { loadSettings } from "@/lib/setting/loaders";
import { listTiers, sourcesByIds } from "@/lib/source/queries";
import type { Tier } from "@/lib/source/source";
import { formatTitle, otherSide, parseTitle, type Title, titleToHref } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { getPageFacts, type PageFacts } from "./page-facts";
import { findPersonPages } from "./page-lists";
import { countBacklinks, findPage, findPageById, openLinkBook, type Page } from "./queries";

// An article is the same for everybody, so it is read as somebody who is not signed in.
const READER = ANONYMOUS;

/** What a text needs to be drawn: where its links lead, and the works that it cites. */
export interface ResolvedMentions {
	readonly context: RenderContext;
	readonly sources: CitedSources;
}

/** What a document shows of itself on a reading page. */
export interface ReadDocument extends ResolvedMentions {
	readonly document: WikiDocument;
	readonly sections: readonly Section[];
	/** The innermost first. */
	readonly tiers: readonly Tier[];
	/** The beginning of the text, for search engines and previews. */
	readonly description: string;
}

export interface Article extends ReadDocument {
	readonly page: Page;
	readonly revision: Revision;
	readonly facts: PageFacts;
	/** Whether the page's other side (talk or subject) exists. */
	readonly otherExists: boolean;
	/** Where the page leads if it is a redirect to a page that exists and is no redirect itself. */
	readonly redirectHref: string | null;
	/** When a reviewer approved something of it last, where edits of it are reviewed. */
	readonly check: Check | null;
}

/** A page with the revision that everybody reads, or null where there is none. */
export const loadArticle = cache(async (namespace: Title["namespace"], text: string): Promise<Article | null> => {
	const page = await findPage(READER, { namespace, text });
	if (!page) return null;
	const revision = await findRevision(READER, page.latestRevisionId);
	if (!revision) return null;
	const [read, facts, otherExists, redirectHref, check] = await Promise.all([
		readDocument(page.title, revision.document, { editable: true }),
		getPageFacts(READER, page),
		loadOtherExists(page.title),
		page.kind === "redirect" ? findRedirectHref(page, revision.document) : null,
		loadLastCheck(page),
	]);
	return { ...read, page, revision, facts, otherExists, redirectHref, check };
});

async function loadLastCheck(page: Page): Promise<Check | null> {
	const mode = reviewModeOf({ reviewMode: page.reviewMode, namespace: page.title.namespace }, await loadSettings());
	return mode === "open" && page.waitingCount === 0 ? null : findLastCheck(page);
}

export interface OldRevision extends ReadDocument {
	readonly revision: Revision;
	readonly previous: RevisionRow | null;
	readonly next: RevisionRow | null;
	readonly people: ReadonlyMap<string, { user: boolean; talk: boolean }>;
	readonly otherExists: boolean;
	/** What the public reads of the page; null where it reads nothing yet. */
	readonly approved: RevisionRow | null;
	/** Whether the reader wrote it. */
	readonly own: boolean;
}

/** A revision by its number with what stands around it, or null where there is none. */
export const loadOldRevision = cache(async (id: number): Promise<OldRevision | null> => {
	const viewer = await loadActor();
	const revision = await findRevision(viewer, id);
	if (!revision) return null;
	const { title, approvedRevisionId } = revision.page;
	const [read, { previous, next }, people, otherExists, approved] = await Promise.all([
		readDocument(title, revision.document, { editable: false }),
		findNeighbours(viewer, revision),
		findPersonPages(READER, [revision.author.name]),
		loadOtherExists(title),
		approvedRevisionId === null ? null : findRevisionRow(viewer, approvedRevisionId),
	]);
	const own = viewer.kind === "user" && viewer.id === revision.author.id;
	return { ...read, revision, previous, next, people, otherExists, approved, own };
});

/** Whether the talk page of this page exists; from a talk page, whether its subject does. */
export async function loadOtherExists(title: Title): Promise<boolean> {
	const other = otherSide(title);
	return other !== null && (await findPage(READER, other)) !== null;
}

/** The tiers of continuity, read once for each request. */
const loadTiers = cache(() => listTiers(READER));

/** Resolves the links and citations of a document for readers of this page. */
export async function readDocument(
	title: Title,
	document: WikiDocument,
	{ editable }: { editable: boolean },
): Promise<ReadDocument> {
	const mentions = documentMentions(document);
	const [{ context, sources }, tiers] = await Promise.all([
		resolveMentions(title, mentions),
		mentions.sourceIds.length === 0 ? [] : loadTiers(),
	]);
	const href = titleToHref(title);
	return {
		document,
		sections: documentOutline(document),
		sources,
		tiers,
		description: shorten(documentText(document)),
		context: {
			...context,
			...(editable && { sectionEdit: ({ index }) => `${href}?action=edit&section=${index}` }),
		},
	};
}

/** Resolves what a text on this page names. */
export async function resolveMentions(title: Title, mentions: Mentions): Promise<ResolvedMentions> {
	const [links, sources] = await Promise.all([
		openLinkBook(READER, mentions.links),
		sourcesByIds(READER, mentions.sourceIds),
	]);
	const own = formatTitle(title);
	const href = titleToHref(title);
	return {
		sources,
		context: {
			resolveLink({ pageId, title: named, anchor }) {
				const fragment = anchor ? `#${encodeURIComponent(anchor.replaceAll(" ", "_"))}` : "";
				if (pageId === null && named === null) return { href: fragment || href, title: own, exists: true, self: true };
				const found = links.find({ pageId, title: named });
				if (!found) return { href: "#", title: named ?? "", exists: false, self: false };
				const name = formatTitle(found.title);
				if (name === own) return { href: fragment || href, title: own, exists: true, self: true };
				return found.exists
					? { href: titleToHref(found.title, anchor), title: name, exists: true, self: false }
					: { href: `${titleToHref(found.title)}?action=edit&redlink=1`, title: name, exists: false, self: false };
			},
		},
	};
}

export interface PageInfo {
	readonly wordCount: number;
	readonly linkCount: number;
	readonly missingCount: number;
	readonly backlinkCount: number;
}

/** What `?action=info` counts beyond the facts beside the article. */
export async function loadPageInfo({ page, document }: Article): Promise<PageInfo> {
	const links = documentLinks(document);
	const [book, backlinkCount] = await Promise.all([openLinkBook(READER, links), countBacklinks(READER, page.title)]);
	return {
		wordCount: documentText(document).split(/\s+/u).filter(Boolean).length,
		linkCount: links.length,
		missingCount: links.filter((link) => book.find(link)?.exists === false).length,
		backlinkCount,
	};
}

/** The title of the page that leads here, if there is such a redirect: what "Redirected from" may say. */
export async function loadRedirectSource(written: string): Promise<Title | null> {
	const parsed = parseTitle(written);
	if (!parsed.ok) return null;
	const page = await findPage(READER, parsed.title);
	return page?.kind === "redirect" ? page.title : null;
}

/** The title of a page by its number. */
export async function loadTitleById(id: number): Promise<Title | null> {
	return (await findPageById(READER, id))?.title ?? null;
}

async function findRedirectHref(page: Page, document: WikiDocument): Promise<string | null> {
	const target = documentRedirect(document);
	if (!target) return null;
	const found = (await openLinkBook(READER, [target])).find(target);
	if (!found?.exists || found.title.namespace < 0) return null;
	const targetPage = await findPage(READER, found.title);
	if (!targetPage || targetPage.kind === "redirect") return null;
	const from = new URLSearchParams({ rdfrom: formatTitle(page.title).replaceAll(" ", "_") });
	const [path, fragment] = titleToHref(targetPage.title, target.anchor).split("#");
	return `${path}?${from}${fragment ? `#${fragment}` : ""}`;
}

const DESCRIPTION_LENGTH = 200;

function shorten(text: string): string {
	const plain = text.replace(/\s+/gu, " ").trim();
	if (plain.length <= DESCRIPTION_LENGTH) return plain;
	const cut = plain.slice(0, DESCRIPTION_LENGTH);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), DESCRIPTION_LENGTH / 2)).replace(/[\s,;:–—-]+$/u, "")}…`;
}
