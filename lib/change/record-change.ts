import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import type { Title } from "@/lib/title/title";
import type { ChangeKind } from "./change";

export interface NewChange {
	kind: ChangeKind;
	pageId?: number;
	title?: Title;
	revisionId?: number;
	sourceId?: number;
	seriesId?: number;
	/** What an entry of the registry was called. */
	entryTitle?: string;
	/** When it happened; now, but for imports. */
	at?: Date;
}

/** Records one change inside the transaction of the write that made it. */
export async function recordChange(actor: Actor, tx: Prisma.TransactionClient, change: NewChange): Promise<void> {
	await tx.change.create({
		data: {
			kind: change.kind,
			actorId: actor.kind === "user" ? actor.id : null,
			actorName: actor.kind === "user" ? actor.name : "",
			pageId: change.pageId ?? null,
			namespace: change.title?.namespace ?? null,
			title: change.title?.text ?? change.entryTitle ?? null,
			revisionId: change.revisionId ?? null,
			sourceId: change.sourceId ?? null,
			seriesId: change.seriesId ?? null,
			...(change.at && { createdAt: change.at }),
		},
	});
}
