import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { mergeApart } from "./compare";
import { type Fingerprint, fingerprint, NO_DOCUMENT } from "./revision";

/** A text without one of the edits that made it, or what stands in the way. */
type Removal =
	| {
			readonly ok: true;
			/** Who made the edit. */
			readonly author: string;
			readonly document: WikiDocument;
			readonly print: Fingerprint;
			readonly latest: LatestText;
	  }
	| Overlapping;

/** Later edits changed the same text, so it cannot be taken out from under them. */
export type Overlapping = { ok: false; problem: "later-edits-overlap"; blockIds: readonly string[] };

type LatestText = Prisma.RevisionGetPayload<{ select: typeof latestFields }>;

const latestFields = { id: true, size: true, sha256: true, document: true } satisfies Prisma.RevisionSelect;

/** Takes an edit out of a later text of its page, mostly the latest: its inverse merged onto that. */
export async function planRemoval(
	tx: Prisma.TransactionClient,
	{ revisionId, latestRevisionId }: { readonly revisionId: number; readonly latestRevisionId: number },
): Promise<Removal> {
	const edit = await tx.revision.findUniqueOrThrow({
		where: { id: revisionId },
		select: { size: true, document: true, authorName: true, parent: { select: { size: true, document: true } } },
	});
	const latest = await tx.revision.findUniqueOrThrow({ where: { id: latestRevisionId }, select: latestFields });
	const { document: left, overlaps } = await mergeApart(
		{
			base: upgradeDocument(edit.document),
			// Before the edit that made the page there was nothing.
			mine: edit.parent ? upgradeDocument(edit.parent.document) : { ...NO_DOCUMENT, content: [] },
			theirs: upgradeDocument(latest.document),
		},
		edit.size + (edit.parent?.size ?? 0) + latest.size,
	);
	if (overlaps.length > 0) {
		return { ok: false, problem: "later-edits-overlap", blockIds: overlaps.map(({ blockId }) => blockId) };
	}
	const document = left.content.length > 0 ? left : NO_DOCUMENT;
	return { ok: true, author: edit.authorName, document, print: fingerprint(document), latest };
}
