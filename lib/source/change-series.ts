import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { type CreateSeriesOutcome, findSeriesProblems } from "./create-series";
import { fieldProblems } from "./field-problem";
import { titleKey } from "./name-key";
import { type SeriesInput, seriesInputSchema } from "./schema";
import { findSimilarSeries } from "./similar-series";
import { readStandingSeries, replaceSeries } from "./stored-series";
import { writeRegistry } from "./write-registry";

/**
 * Changes a series. Its tier is that of its works, so this is for those who curate. Works are found by the series'
 * new name at once. A new code or title is compared with the other series as a new series is.
 */
export async function changeSeries(
	actor: Actor,
	{ id, versionId, input }: { id: number; versionId: number; input: SeriesInput },
	{ despiteLikeness = false }: { despiteLikeness?: boolean } = {},
): Promise<CreateSeriesOutcome> {
	const right = can(actor, "curate-sources");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const checked = seriesInputSchema.safeParse(input);
	if (!checked.success) return { ok: false, problem: "invalid", issues: fieldProblems(checked.error) };
	const { tier, ...fields } = checked.data;
	const after = { ...fields, tierKey: tier ?? null };
	return writeRegistry(async (tx): Promise<CreateSeriesOutcome> => {
		const standing = await readStandingSeries(tx, id);
		if (!standing) return { ok: false, problem: "not-found" };
		if (standing.versionId !== versionId) return { ok: false, problem: "entry-changed" };
		const issues = await findSeriesProblems(tx, after, id);
		if (issues.length > 0) return { ok: false, problem: "invalid", issues };
		const { code, title } = standing.entry;
		const renamed = after.code?.toLowerCase() !== code?.toLowerCase() || titleKey(after.title) !== titleKey(title);
		const similar = renamed && !despiteLikeness ? await findSimilarSeries(actor, { ...after, exceptId: id }, tx) : [];
		if (similar.length > 0) return { ok: false, problem: "alike", similar };
		await replaceSeries(actor, tx, standing, after, "series-changed");
		return { ok: true, id };
	});
}
