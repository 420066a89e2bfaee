import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { UserActor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import type { Title } from "@/lib/title/title";
import { autosummary } from "./autosummary";
import { redirectTitle } from "./links";
import type { LockedPage } from "./lock-page";
import { findManuallyReverted } from "./manual-revert";
import { markReverted } from "./mark-reverted";
import type { DescribedEdit } from "./prepare-text";
import { recordPublicEdits } from "./public-edit";
import { publishRevision } from "./publish-revision";
import { recordBlame } from "./record-blame";
import type { Fingerprint } from "./revision";
import type { Saved } from "./save-revision";
import { workSurely } from "./work-apart";

/** What is written as the next revision of a page. */
export interface NewRevision {
	readonly title: Title;
	readonly page: LockedPage;
	readonly latest: { id: number; size: number; document: Prisma.JsonValue } | null;
	readonly document: WikiDocument;
	readonly print: Fingerprint;
	/** What it does to the latest, where that was found out already. */
	readonly described?: DescribedEdit | null;
	readonly summary: string;
	readonly minor: boolean;
	/** Whether the public reads it at once. */
	readonly approved: boolean;
	/** The revisions that it takes back. Without any, a text that stood a while ago is a revert by hand. */
	readonly reverts?: readonly number[];
	/** How it takes them back, where a verb of its own did. */
	readonly revertTag?: "undo" | "rollback" | "restored";
	/** The revision that was edited, where it was not the latest: the two were merged. */
	readonly mergeBaseId?: number | null;
	readonly at: Date;
}

/**
 * Writes the next revision of a page whose lock the caller holds, and one change. What the public reads moves on
 * with it, or it waits for a reviewer.
 */
export async function insertRevision(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	{
		title,
		page,
		latest,
		document,
		print,
		described,
		summary,
		minor,
		approved,
		reverts = [],
		revertTag,
		mergeBaseId,
		at,
	}: NewRevision,
): Promise<Saved> {
	const before = described ? described.before : latest && upgradeDocument(latest.document);
	const bytes = print.size + (latest?.size ?? 0);
	const { edit, blocks } = described ?? (await workSurely("record", { before, after: document }, bytes));
	const byHand =
		reverts.length === 0 && revertTag === undefined
			? await findManuallyReverted(tx, { pageId: page.id, revisionCount: page.revisionCount, document })
			: [];
	const takenBack = byHand.length > 0 ? byHand : reverts;
	const revision = await tx.revision.create({
		data: {
			pageId: page.id,
			seq: page.revisionCount + 1,
			parentId: latest?.id ?? null,
			authorId: actor.id,
			authorName: actor.name,
			// Handed on as it is: the client would go through all of it, which takes long for a long one.
			document: { toJSON: () => document },
			text: documentText(document),
			size: print.size,
			sizeChange: print.size - (latest?.size ?? 0),
			sha256: print.sha256,
			summary: summary.trim() || autosummary(before, document, redirectTitle(document)),
			// A new page is never a minor edit.
			minor: minor && latest !== null && can(actor, "minor-edit").allowed,
			tags: [...(revertTag ? [revertTag] : []), ...(byHand.length > 0 ? ["manual-revert"] : []), ...edit.tags],
			events: edit.events as unknown as Prisma.InputJsonArray,
			eventTypes: [...edit.eventTypes],
			review: approved ? "approved" : "waiting",
			reverts: [...takenBack],
			mergeBaseId: mergeBaseId ?? null,
			...(can(actor, "autopatrol").allowed && { patrolledAt: at, patrolledById: actor.id }),
			createdAt: at,
		},
		select: { id: true },
	});
	await tx.page.update({
		where: { id: page.id, revisionCount: page.revisionCount },
		data: {
			latestRevisionId: revision.id,
			revisionCount: page.revisionCount + 1,
			...(!approved && { waitingSince: page.waitingSince ?? at, waitingCount: { increment: 1 } }),
		},
		select: { id: true },
	});
	if (approved) {
		const published = { id: revision.id, parentId: latest?.id ?? null, size: print.size, document };
		await recordPublicEdits(tx, page.approvedRevisionId, [published]);
		const first = page.approvedRevisionId === null;
		await publishRevision(tx, { pageId: page.id, title, revisionId: revision.id, document, first });
	}
	await markReverted(tx, takenBack, { revertedById: revision.id, approved });
	await recordBlame(tx, { pageId: page.id, revisionId: revision.id, blocks });
	await tx.user.update({ where: { id: actor.id }, data: { editCount: { increment: 1 } }, select: { id: true } });
	await recordChange(actor, tx, {
		kind: latest === null ? "page-created" : "page-edited",
		pageId: page.id,
		title,
		revisionId: revision.id,
		at,
	});
	return { outcome: "saved", revisionId: revision.id, pageId: page.id, waiting: !approved };
}
