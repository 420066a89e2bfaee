import "server-only";
import type { DocumentLink } from "@/lib/document/links";
import { documentMentions } from "@/lib/document/mentions";
import { documentOutline, sectionRange } from "@/lib/document/outline";
import type { WikiDocument } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import type { BegunFrom } from "@/lib/revision/begun-from";
import { getRevision } from "@/lib/revision/queries";
import { loadSettings } from "@/lib/setting/loaders";
import { listSeries, listTiers, sourcesByIds } from "@/lib/source/queries";
import { formatTitle, parseTitle, type Title, titleToHref } from "@/lib/title/title";
import { findPage, isDeleted, openLinkBook } from "./queries";

/** The title that an address of the editor names, or null. */
export function readEditTitle(segments: readonly string[]): Title | null {
	try {
		const parsed = parseTitle(segments.map(decodeURIComponent).join("/"));
		return parsed.ok ? parsed.title : null;
	} catch {
		return null;
	}
}

/** Another text than the page's own for the editor to open: an old revision, or the page without some edits. */
export interface StartingText {
	readonly document: WikiDocument;
	readonly summary: string;
	readonly begunFrom: BegunFrom;
}

/** All that the editor needs to open a page, or one section of it; the whole page where there is no such section. */
export async function loadEditorPage(
	actor: UserActor,
	title: Title,
	{ section: sectionIndex = null, start = null }: { section?: number | null; start?: StartingText | null },
) {
	const page = await findPage(actor, title);
	const document = page ? (await getRevision(actor, page.latestRevisionId)).document : null;
	const texts = [document, start?.document].filter((text) => text !== null && text !== undefined);
	const mentions = texts.map(documentMentions);
	const [knownSources, tiers, series, { citationStyle, uncitedText, lensSets }] = await Promise.all([
		sourcesByIds(
			actor,
			mentions.flatMap(({ sourceIds }) => sourceIds),
		),
		listTiers(actor),
		listSeries(actor),
		loadSettings(),
	]);
	return {
		title: formatTitle(title),
		href: titleToHref(title),
		latestRevisionId: page?.latestRevisionId ?? null,
		deleted: page === null && (await isDeleted(actor, title)),
		// One string crosses to the browser much faster than a tree of twenty thousand nodes.
		documentJson: document && JSON.stringify(document),
		start: start && {
			documentJson: JSON.stringify(start.document),
			summary: start.summary,
			begunFrom: start.begunFrom,
		},
		section: document && sectionIndex !== null ? findSection(document, sectionIndex) : null,
		knownPages: await knownPages(
			actor,
			mentions.flatMap(({ links }) => links),
		),
		knownSources: [...knownSources.values()],
		tiers,
		series,
		/** How readers see citations unless they ask otherwise. */
		reading: { citationStyle, uncitedText, lensSets },
		user: { id: actor.id, name: actor.name, mayMinor: can(actor, "minor-edit", title).allowed },
	};
}

function findSection(document: WikiDocument, index: number) {
	const range = sectionRange(document, index);
	const heading = documentOutline(document).find((section) => section.index === index)?.text ?? "";
	return range && { index, heading, ...range };
}

async function knownPages(actor: UserActor, links: readonly DocumentLink[]) {
	const book = await openLinkBook(actor, links);
	const known = new Map<string, { pageId: number | null; title: string; exists: boolean }>();
	for (const { pageId, title } of links) {
		const found = book.find({ pageId, title });
		if (found)
			known.set(`${pageId}:${formatTitle(found.title)}`, {
				pageId,
				title: formatTitle(found.title),
				exists: found.exists,
			});
	}
	return [...known.values()];
}
