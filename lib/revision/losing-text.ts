import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { fingerprint } from "./revision";
import type { SaveRevisionInput } from "./save-revision";

/** Keeps the text of a save that lost; the same text sent again is kept once. */
export function storeLosingText(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	pageId: number,
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
