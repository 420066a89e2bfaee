import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { documentRedirect } from "@/lib/document/links";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { validateDocument } from "@/lib/document/validate";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { inTransaction } from "@/lib/platform/db";
import { getNamespace } from "@/lib/title/namespace";
import type { LockedPage } from "./lock-page";
import { fingerprint } from "./revision";
import type { SaveOutcome, SaveRevisionInput } from "./save-revision";
import { visibleRevisionId } from "./visibility";

/** Texts of one user that are kept though the wiki refused them. */
const MAX_KEPT = 200;

/** Keeps the text of a save that lost; the same text sent again is kept once. */
export function storeLosingText(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	pageId: number | null,
	document: WikiDocument,
) {
	const slot = `conflict-${fingerprint(document).sha256.slice(0, 16)}`;
	const text = {
		pageId,
		baseRevisionId: input.baseRevisionId,
		document: document as unknown as Prisma.InputJsonObject,
		summary: input.summary,
		minor: input.minor,
	};
	const { namespace, text: title } = input.title;
	return tx.draft.upsert({
		where: { userId_namespace_title_slot: { userId: actor.id, namespace, title, slot } },
		create: { userId: actor.id, namespace, title, slot, ...text },
		update: text,
		select: { id: true },
	});
}

/** The page of the revision that was edited, wherever it is now. */
function findBasePage(tx: Prisma.TransactionClient, baseRevisionId: number) {
	return tx.page.findFirst({ where: { revisions: { some: { id: baseRevisionId } } } });
}

/**
 * A text whose page is not at its title any more, or not the page that was edited: it was deleted or moved
 * meanwhile, which the page of the revision that was edited tells. `here` is what stands at the title now.
 */
export async function strandText(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	document: WikiDocument,
	here: LockedPage | null,
): Promise<SaveOutcome> {
	if (input.baseRevisionId === null) {
		const { id } = await storeLosingText(tx, actor, input, here?.id ?? null, document);
		return { outcome: "page-deleted", draftId: id };
	}
	const edited = await findBasePage(tx, input.baseRevisionId);
	if (!edited) return { outcome: here && here.deletedAt === null ? "base-not-found" : "page-not-found" };
	if (edited.deletedAt !== null && (here === null || here.id === edited.id)) {
		const { id } = await storeLosingText(tx, actor, input, edited.id, document);
		return { outcome: "page-deleted", draftId: id };
	}
	const left = here === null || here.deletedAt !== null || (await leadsTo(tx, here, edited.id));
	if (!left || visibleRevisionId(actor, edited) === null) {
		return { outcome: here && here.deletedAt === null ? "base-not-found" : "page-not-found" };
	}
	// Kept under the new title, where the editor will offer it.
	const title = { namespace: getNamespace(edited.namespace).number, text: edited.title };
	const { id } = await storeLosingText(tx, actor, { ...input, title }, edited.id, document);
	return { outcome: "page-moved", title, draftId: id };
}

/** True for the redirect that a moved page left behind. */
async function leadsTo(tx: Prisma.TransactionClient, { latestRevisionId }: LockedPage, pageId: number) {
	if (latestRevisionId === null) return false;
	const { document } = await tx.revision.findUniqueOrThrow({
		where: { id: latestRevisionId },
		select: { document: true },
	});
	return documentRedirect(upgradeDocument(document))?.pageId === pageId;
}

/** Keeps what somebody wrote on a page while losing the right to publish it; nothing of those who never opened one. */
export async function keepDeniedText(actor: Actor, input: SaveRevisionInput): Promise<{ draftId?: number }> {
	const { baseRevisionId } = input;
	if (actor.kind !== "user" || baseRevisionId === null) return {};
	const checked = validateDocument(input.document, { ids: "optional" });
	if (!checked.ok) return {};
	return inTransaction(async (tx) => {
		const edited = await findBasePage(tx, baseRevisionId);
		if (!edited || (await tx.draft.count({ where: { userId: actor.id } })) >= MAX_KEPT) return {};
		const { id } = await storeLosingText(tx, actor, input, edited.id, checked.document);
		return { draftId: id };
	});
}
