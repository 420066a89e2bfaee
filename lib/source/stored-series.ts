import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { ChangeKind } from "@/lib/change/change";
import type { UserActor } from "@/lib/permission/actor";
import { searchKey, titleKey } from "./name-key";
import type { SeriesEntry } from "./source";
import { storedKind, toSeriesEntry } from "./stored-source";
import { recordVersion } from "./write-registry";

export interface StandingSeries {
	readonly id: number;
	readonly entry: SeriesEntry;
	/** Its last version. */
	readonly versionId: number;
}

/** The series as it stands inside a write to the registry; null where there is none. */
export async function readStandingSeries(tx: Prisma.TransactionClient, id: number): Promise<StandingSeries | null> {
	const row = await tx.series.findUnique({ where: { id } });
	if (!row) return null;
	const last = await tx.sourceVersion.findFirst({
		where: { seriesId: id },
		orderBy: { id: "desc" },
		select: { id: true },
	});
	return { id, entry: toSeriesEntry(row), versionId: last?.id ?? 0 };
}

/** Puts `after` in the place of the standing series. Its works are found by a new name at once. */
export async function replaceSeries(
	actor: UserActor,
	tx: Prisma.TransactionClient,
	{ id, entry: before }: StandingSeries,
	after: SeriesEntry,
	kind: ChangeKind,
): Promise<void> {
	if (before.code === after.code && before.title === after.title) {
		if (before.kind === after.kind && before.tierKey === after.tierKey) return;
	} else await renameInSearch(tx, id, after);
	await tx.series.update({
		where: { id },
		data: { ...after, kind: storedKind(after.kind), titleKey: titleKey(after.title) },
	});
	await recordVersion(actor, tx, { kind, seriesId: id, before, after, at: undefined });
}

async function renameInSearch(
	tx: Prisma.TransactionClient,
	seriesId: number,
	series: { code: string | null; title: string },
): Promise<void> {
	const works = await tx.source.findMany({
		where: { seriesId },
		select: { id: true, title: true, number: true, isbn: true },
	});
	if (works.length === 0) return;
	const rows = works.map((work) => Prisma.sql`(${work.id}::int, ${searchKey(work, series)}::text)`);
	await tx.$executeRaw`update source set search_key = named.key
		from (values ${Prisma.join(rows)}) as named (id, key) where source.id = named.id`;
}
