import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { ChangeKind } from "@/lib/change/change";
import { recordChange } from "@/lib/change/record-change";
import type { UserActor } from "@/lib/permission/actor";
import type { TierEntry } from "./tier-version";

/** The tiers as they stand inside a write to the registry, and their last version; 0 where they have none. */
export interface StandingTiers {
	readonly tiers: readonly TierEntry[];
	readonly versionId: number;
}

export async function readStandingTiers(tx: Prisma.TransactionClient): Promise<StandingTiers> {
	const tiers = await tx.continuityTier.findMany({
		orderBy: { rank: "asc" },
		select: { key: true, name: true, colour: true },
	});
	const last = await tx.tierVersion.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
	return { tiers, versionId: last?.id ?? 0 };
}

/** Whether works or series stand in a tier that is none of these. */
export async function leavesWorksWithout(tx: Prisma.TransactionClient, after: readonly TierEntry[]): Promise<boolean> {
	const going = { tierKey: { notIn: after.map(({ key }) => key), not: null } };
	return (await tx.series.count({ where: going })) + (await tx.source.count({ where: going })) > 0;
}

/** A tier as a version keeps it: a colour only where one was chosen. */
function keptEntry({ key, name, colour }: TierEntry) {
	return { key, name, ...(colour && { colour }) };
}

/** Puts `after` in the place of the standing tiers, keeps both as a version and records the change. */
export async function replaceTiers(
	actor: UserActor,
	tx: Prisma.TransactionClient,
	{ tiers: before }: StandingTiers,
	after: readonly TierEntry[],
	{ kind, at }: { kind: ChangeKind; at?: Date | undefined },
): Promise<void> {
	const entries = after.map(keptEntry);
	if (JSON.stringify(before.map(keptEntry)) === JSON.stringify(entries)) return;
	await tx.continuityTier.deleteMany({ where: { key: { notIn: entries.map(({ key }) => key) } } });
	// Ranks are unique: out of the way first.
	await tx.continuityTier.updateMany({ data: { rank: { increment: 1000 } } });
	for (const [index, { key, name, colour = null }] of entries.entries()) {
		const tier = { name, colour, rank: index + 1 };
		await tx.continuityTier.upsert({ where: { key }, create: { key, ...tier }, update: tier });
	}
	await tx.tierVersion.create({
		data: {
			actorId: actor.id,
			actorName: actor.name,
			...(before.length > 0 && { before: before.map(keptEntry) }),
			after: entries,
			...(at && { createdAt: at }),
		},
	});
	await recordChange(actor, tx, { kind, ...(at && { at }) });
}
