import "server-only";
import { rebuildCitations } from "@/lib/citation/rebuild-citations";
import { rebuildPageState } from "@/lib/citation/record-page-state";
import { findDuplicateBlockIds } from "@/lib/document/block-id";
import { documentLinks } from "@/lib/document/links";
import { documentText } from "@/lib/document/text";
import { upgradeDocument } from "@/lib/document/upgrade";
import { validateDocument } from "@/lib/document/validate";
import { db, inTransaction } from "@/lib/platform/db";
import { linkRows } from "@/lib/revision/links";
import { lockPageById } from "@/lib/revision/lock-page";
import { rebuildBlame } from "@/lib/revision/record-blame";
import { fingerprint } from "@/lib/revision/revision";
import type { Finding } from "./finding";

/** Documents held in memory at once. */
const BATCH = 20;

/** Proves what the documents of a page say about it: that they are whole, and that what is derived from them is right. */
export async function checkPage(pageId: number): Promise<Finding[]> {
	const findings = await checkDocuments(pageId);
	const report = (rule: string, detail: string) => findings.push({ rule, pageId, revisionId: null, detail });

	const citations = await rebuildCitations(pageId, { write: false });
	if (citations.inserted + citations.updated + citations.deleted > 0) report("citations", counted(citations));
	const blame = await rebuildBlame(pageId, { write: false });
	if (blame.inserted + blame.updated + blame.deleted > 0) report("blame", counted(blame));
	if (await rebuildPageState(pageId, { write: false })) report("worklists", "show another state of the page");
	if (await isSearchWrong(pageId)) report("search", "is not found by the words that the public reads");
	const links = await wrongLinks(pageId);
	if (links > 0) report("links", `${links} outgoing links are missing, wrong or too many`);
	return findings;
}

async function checkDocuments(pageId: number): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (let after = 0; ; ) {
		const revisions = await db.revision.findMany({
			where: { pageId, seq: { gt: after } },
			orderBy: { seq: "asc" },
			take: BATCH,
			select: { id: true, seq: true, document: true, text: true, sha256: true, size: true },
		});
		for (const { id, seq, document, text, sha256, size } of revisions) {
			after = seq;
			const report = (rule: string, detail: string) => findings.push({ rule, pageId, revisionId: id, detail });
			const checked = validateDocument(document);
			if (!checked.ok) {
				report(
					"document",
					checked.issues
						.map(({ path, message }) => `${path} ${message}`)
						.join("; ")
						.slice(0, 300),
				);
			}
			const read = upgradeDocument(document);
			const print = fingerprint(read);
			if (print.sha256 !== sha256 || print.size !== size) report("fingerprint", "is not that of the document");
			if (documentText(read) !== text) report("text", "is not that of the document");
			if (findDuplicateBlockIds(read).length > 0) report("block-ids", "are not unique");
		}
		if (revisions.length < BATCH) return findings;
	}
}

async function isSearchWrong(pageId: number): Promise<boolean> {
	const [page] = await db.$queryRaw<{ wrong: boolean }[]>`
		SELECT CASE WHEN r.id IS NULL OR p.deleted_at IS NOT NULL THEN s.page_id IS NOT NULL
			ELSE s.vector IS DISTINCT FROM search.vector(search.words(p.title), r.text) END AS wrong
		FROM page p LEFT JOIN revision r ON r.id = p.approved_revision_id LEFT JOIN search.page s ON s.page_id = p.id
		WHERE p.id = ${pageId}`;
	return page?.wrong ?? false;
}

/** How many outgoing links of the approved revision are not as they are stored. */
function wrongLinks(pageId: number): Promise<number> {
	return inTransaction(async (tx) => {
		const locked = await lockPageById(tx, pageId);
		const approved = await tx.revision.findUnique({
			where: { id: locked?.approvedRevisionId ?? 0 },
			select: { document: true },
		});
		const key = (row: { kind: string; toNamespace: number; toTitle: string }) =>
			`${row.kind}:${row.toNamespace}:${row.toTitle}`;
		const stored = new Map(
			(await tx.pageLink.findMany({ where: { fromPageId: pageId } })).map((row) => [key(row), row]),
		);
		const document = approved && upgradeDocument(approved.document);
		// A page that is named by its id alone may have come to be seen since, and has its row from the next save on.
		const byIdAlone = new Set(
			(document ? documentLinks(document) : []).flatMap(({ pageId: id, title }) => (title === null ? (id ?? []) : [])),
		);
		let wrong = 0;
		for (const row of document ? await linkRows(tx, pageId, document) : []) {
			const found = stored.get(key(row));
			stored.delete(key(row));
			// A link written before its page existed names the title; since then its row may lead to the page.
			if (found ? row.toPageId !== null && found.toPageId !== row.toPageId : !byIdAlone.has(row.toPageId ?? 0)) wrong++;
		}
		return wrong + stored.size;
	});
}

function counted({ inserted, updated, deleted }: { inserted: number; updated: number; deleted: number }): string {
	return `${inserted} rows are missing, ${updated} wrong, ${deleted} too many`;
}
