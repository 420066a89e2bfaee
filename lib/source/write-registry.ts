import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { ChangeKind } from "@/lib/change/change";
import { recordChange } from "@/lib/change/record-change";
import type { UserActor } from "@/lib/permission/actor";
import { inTransaction } from "@/lib/platform/db";
import type { SeriesEntry, SourceEntry } from "./source";

/** Any number that no other lock of the wiki has. */
const REGISTRY_LOCK = 7_331_004;

/**
 * Runs a write to the registry in one transaction, after all earlier ones have ended: they are rare, and so neither
 * two likenesses nor two merges can miss each other, and ids of versions grow in the order of what they tell.
 */
export async function writeRegistry<T>(write: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
	return inTransaction(async (tx) => {
		await tx.$executeRaw`select pg_advisory_xact_lock(${REGISTRY_LOCK})`;
		return write(tx);
	});
}

type NewVersion = { kind: ChangeKind; at: Date | undefined } & (
	| { sourceId: number; before: SourceEntry | null; after: SourceEntry }
	| { seriesId: number; before: SeriesEntry | null; after: SeriesEntry }
);

/** Keeps an entry before and after a change, and records that change. Answers the id of the version. */
export async function recordVersion(
	actor: UserActor,
	tx: Prisma.TransactionClient,
	{ kind, at, before, after, ...entry }: NewVersion,
): Promise<number> {
	const { id } = await tx.sourceVersion.create({
		data: {
			...entry,
			actorId: actor.id,
			actorName: actor.name,
			// Entries are plain JSON; their types are wider only in being read-only.
			...(before && { before: before as unknown as Prisma.InputJsonObject }),
			after: after as unknown as Prisma.InputJsonObject,
			...(at && { createdAt: at }),
		},
		select: { id: true },
	});
	await recordChange(actor, tx, { kind, ...entry, entryTitle: after.title, ...(at && { at }) });
	return id;
}
