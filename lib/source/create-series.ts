import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import type { Database } from "@/lib/platform/db";
import { type FieldProblem, fieldProblems } from "./field-problem";
import { titleKey } from "./name-key";
import { type SeriesInput, seriesInputSchema } from "./schema";
import { findSimilarSeries } from "./similar-series";
import type { Series, SeriesEntry } from "./source";
import { storedKind } from "./stored-source";
import { recordVersion, writeRegistry } from "./write-registry";

export type WriteSeriesOutcome =
	| { readonly ok: true; readonly id: number }
	| { readonly ok: false; readonly problem: "not-found" | "entry-changed" }
	| {
			readonly ok: false;
			readonly problem: "invalid";
			readonly issues: readonly FieldProblem[];
			/** Those that have the name already, where that is what is wrong. */
			readonly similar?: readonly Series[];
	  }
	| { readonly ok: false; readonly problem: DenialReason };

export type CreateSeriesOutcome =
	| WriteSeriesOutcome
	| { readonly ok: false; readonly problem: "alike"; readonly similar: readonly Series[] };

/**
 * Enters a series. Its code and its title are its own: a citation must not mean two. Where one like it stands
 * already, it asks: `despiteLikeness` is the answer that this is another series.
 */
export async function createSeries(
	actor: Actor,
	input: SeriesInput,
	{ despiteLikeness = false, at }: { despiteLikeness?: boolean; at?: Date } = {},
): Promise<CreateSeriesOutcome> {
	const right = can(actor, "edit-source");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	const checked = seriesInputSchema.safeParse(input);
	if (!checked.success) return { ok: false, problem: "invalid", issues: fieldProblems(checked.error) };
	const { tier, ...fields } = checked.data;
	const entry = { ...fields, tierKey: tier ?? null };
	return writeRegistry(async (tx): Promise<CreateSeriesOutcome> => {
		const issues = await findSeriesProblems(tx, entry, null);
		const similar = despiteLikeness && issues.length === 0 ? [] : await findSimilarSeries(actor, entry, tx);
		if (issues.length > 0) return { ok: false, problem: "invalid", issues, similar };
		if (similar.length > 0) return { ok: false, problem: "alike", similar };
		const { id } = await tx.series.create({
			data: {
				...entry,
				kind: storedKind(entry.kind),
				titleKey: titleKey(entry.title),
				...(at && { createdAt: at }),
			},
			select: { id: true },
		});
		await recordVersion(actor, tx, { kind: "series-created", seriesId: id, before: null, after: entry, at });
		return { ok: true, id };
	});
}

/** What of a series is taken by another one, or does not exist. */
export async function findSeriesProblems(
	database: Database,
	{ code, title, tierKey }: SeriesEntry,
	ownId: number | null,
): Promise<FieldProblem[]> {
	const issues: FieldProblem[] = [];
	const others = await database.series.findMany({
		where: {
			NOT: { id: ownId ?? 0 },
			OR: [{ titleKey: titleKey(title) }, ...(code ? [{ code: { equals: code, mode: "insensitive" as const } }] : [])],
		},
		select: { code: true, titleKey: true },
	});
	if (others.some((other) => other.titleKey === titleKey(title)))
		issues.push({ path: "title", message: "is the title of another series" });
	if (code && others.some((other) => other.code?.toLowerCase() === code.toLowerCase()))
		issues.push({ path: "code", message: "is the code of another series" });
	if (tierKey !== null && !(await database.continuityTier.findUnique({ where: { key: tierKey } })))
		issues.push({ path: "tier", message: "is not a tier of this wiki" });
	return issues;
}
