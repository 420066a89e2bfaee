import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordCitations } from "@/lib/citation/record-citations";
import { recordPageState } from "@/lib/citation/record-page-state";
import type { WikiDocument } from "@/lib/document/schema";
import type { Title } from "@/lib/title/title";
import { redirectTitle, replaceLinkRows } from "./links";

/** A revision that becomes what the public reads. */
export interface Publication {
	readonly pageId: number;
	readonly title: Title;
	readonly revisionId: number;
	readonly document: WikiDocument;
	/** Whether the public could read the page before. */
	readonly first: boolean;
}

/**
 * Makes a revision the one that the public reads, with everything that is derived from it: kind, outgoing
 * links, citations, worklists; the search index follows by a trigger on the pointer. Part of the
 * transaction of the save or of the approval, which holds the lock of the page.
 */
export async function publishRevision(
	tx: Prisma.TransactionClient,
	{ pageId, title, revisionId, document, first }: Publication,
): Promise<void> {
	const isRedirect = redirectTitle(document) !== null;
	const kind = isRedirect ? "redirect" : title.text.endsWith(" (disambiguation)") ? "disambiguation" : "article";
	await tx.page.update({
		where: { id: pageId },
		data: { approvedRevisionId: revisionId, kind },
		select: { id: true },
	});
	await replaceLinkRows(tx, pageId, document);
	await recordCitations(tx, { pageId, revisionId, document });
	await recordPageState(tx, pageId, document);
	if (first) await turnRedLinksBlue(tx, pageId, title);
}

/** Links that waited for this title now lead to the page. */
async function turnRedLinksBlue(tx: Prisma.TransactionClient, pageId: number, title: Title): Promise<void> {
	await tx.pageLink.updateMany({
		where: { toNamespace: title.namespace, toTitle: title.text, toPageId: null },
		data: { toPageId: pageId },
	});
}
