import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { findSeriesProblems, type WriteSeriesOutcome } from "./create-series";
import { fieldProblems } from "./field-problem";
import { searchKey, titleKey } from "./name-key";
import { type SeriesInput, seriesInputSchema } from "./schema";
import { storedKind, toSeriesEntry } from "./stored-source";
import { recordVersion, writeRegistry } from "./write-registry";

/**
 * Changes a series. Its tier is that of its works, so this is for those who curate. Works are found by the series'
 * new name at once. Saving an earlier version's values is how a change is taken back.
 */
export async function changeSeries(
	actor: Actor,
	{ id, versionId, input }: { id: number; versionId: number; input: SeriesInput },
): Promise<WriteSeriesOutcome> {
	const right = can(actor, "curate-sources");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const checked = seriesInputSchema.safeParse(input);
	if (!checked.success) return { ok: false, problem: "invalid", issues: fieldProblems(checked.error) };
	const { tier, ...fields } = checked.data;
	const after = { ...fields, tierKey: tier ?? null };
	return writeRegistry(async (tx): Promise<WriteSeriesOutcome> => {
		const row = await tx.series.findUnique({ where: { id } });
		if (!row) return { ok: false, problem: "not-found" };
		const last = await tx.sourceVersion.findFirst({ where: { seriesId: id }, orderBy: { id: "desc" } });
		if ((last?.id ?? 0) !== versionId) return { ok: false, problem: "entry-changed" };
		const issues = await findSeriesProblems(tx, after, id);
		if (issues.length > 0) return { ok: false, problem: "invalid", issues };
		const before = toSeriesEntry(row);
		if (before.code === after.code && before.title === after.title) {
			if (before.kind === after.kind && before.tierKey === after.tierKey) return { ok: true, id };
		} else await renameInSearch(tx, id, after);
		await tx.series.update({
			where: { id },
			data: { ...after, kind: storedKind(after.kind), titleKey: titleKey(after.title) },
		});
		await recordVersion(actor, tx, { kind: "series-changed", seriesId: id, before, after, at: undefined });
		return { ok: true, id };
	});
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
