import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { findSeriesProblems, type WriteSeriesOutcome } from "./create-series";
import { fieldProblems } from "./field-problem";
import { type SeriesInput, seriesInputSchema } from "./schema";
import { readStandingSeries, replaceSeries } from "./stored-series";
import { writeRegistry } from "./write-registry";

/**
 * Changes a series. Its tier is that of its works, so this is for those who curate. Works are found by the series'
 * new name at once.
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
		const standing = await readStandingSeries(tx, id);
		if (!standing) return { ok: false, problem: "not-found" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		const issues = await findSeriesProblems(tx, after, id);
		if (issues.length > 0) return { ok: false, problem: "invalid", issues };
		await replaceSeries(actor, tx, standing, after, "series-changed");
		return { ok: true, id };
	});
}
