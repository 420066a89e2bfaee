import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { hasSameContent } from "@/lib/document/block-id";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { upgradeDocument } from "@/lib/document/upgrade";
import { fingerprint } from "./revision";

/** So many revisions back, a text that is the same again counts as a revert. */
const LOOK_BACK = 15;

/**
 * The revisions that a save takes back because its content is that of an earlier one, oldest first; none where it is
 * not. Who writes a deleted paragraph anew gives it another id, which the hash of a revision holds: so the documents
 * of those with the same plain text are compared without ids. `revisionCount` is the number of revisions before.
 */
export async function findManuallyReverted(
	tx: Prisma.TransactionClient,
	{ pageId, revisionCount, document }: { pageId: number; revisionCount: number; document: WikiDocument },
): Promise<number[]> {
	const recent = { pageId, seq: { gt: revisionCount - LOOK_BACK } };
	const alike = await tx.revision.findMany({
		where: { ...recent, text: documentText(document) },
		orderBy: { seq: "desc" },
		select: { id: true, seq: true, sha256: true },
	});
	const { sha256 } = fingerprint(document);
	for (const { id, seq, sha256: other } of alike) {
		if (other !== sha256 && !(await saysTheSame(tx, id, document))) continue;
		const later = await tx.revision.findMany({
			where: { pageId, seq: { gt: seq } },
			orderBy: { seq: "asc" },
			select: { id: true },
		});
		return later.map((revision) => revision.id);
	}
	return [];
}

async function saysTheSame(tx: Prisma.TransactionClient, id: number, document: WikiDocument): Promise<boolean> {
	const stored = await tx.revision.findUniqueOrThrow({ where: { id }, select: { document: true } });
	return hasSameContent(upgradeDocument(stored.document), document);
}
