import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { ChangeKind } from "@/lib/change/change";
import type { UserActor } from "@/lib/permission/actor";
import { searchKey, titleKey } from "./name-key";
import type { SourceEntry } from "./source";
import { storedKind, toSourceEntry } from "./stored-source";
import { recordVersion } from "./write-registry";

export interface StandingEntry {
	readonly id: number;
	readonly entry: SourceEntry;
	/** Its last version. */
	readonly versionId: number;
}

/** The entry as it stands inside a write to the registry; null where there is none. */
export async function readStanding(tx: Prisma.TransactionClient, id: number): Promise<StandingEntry | null> {
	const row = await tx.source.findUnique({ where: { id } });
	if (!row) return null;
	const version = await tx.sourceVersion.findFirst({
		where: { sourceId: id },
		orderBy: { id: "desc" },
		select: { id: true },
	});
	return { id, entry: toSourceEntry(row), versionId: version?.id ?? 0 };
}

/** Puts `after` in the place of the standing entry. Nothing is written, and nothing logged, where nothing differs. */
export async function replaceEntry(
	actor: UserActor,
	tx: Prisma.TransactionClient,
	standing: StandingEntry,
	after: SourceEntry,
	kind: ChangeKind,
): Promise<void> {
	if (isSameEntry(standing.entry, after)) return;
	const series =
		after.seriesId === null
			? null
			: await tx.series.findUnique({ where: { id: after.seriesId }, select: { code: true, title: true } });
	await tx.source.update({
		where: { id: standing.id },
		data: {
			...after,
			kind: storedKind(after.kind),
			creators: [...after.creators],
			titleKey: titleKey(after.title),
			searchKey: searchKey(after, series),
		},
	});
	await recordVersion(actor, tx, { kind, sourceId: standing.id, before: standing.entry, after, at: undefined });
}

function isSameEntry(a: SourceEntry, b: SourceEntry): boolean {
	const fields = Object.keys(a) as (keyof SourceEntry)[];
	return fields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
}
