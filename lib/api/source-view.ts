import type { FieldProblem } from "@/lib/source/field-problem";
import type { RegisteredSource, Series } from "@/lib/source/source";

/** A work as the API shows it: the tier by its key. */
export function sourceView(source: RegisteredSource) {
	const { id, kind, title, series, number, releaseDate, tier, retired, mergedIntoId } = source;
	return { id, kind, title, series, number, releaseDate, tier: tier?.key ?? null, retired, mergedIntoId };
}

/** A series as the API shows it: the tier by its key. */
export function seriesView({ id, code, title, kind, tier }: Series) {
	return { id, code, title, kind, tier: tier?.key ?? null };
}

/** What a client hears of fields that the registry refuses. */
export function fieldIssues(issues: readonly FieldProblem[]) {
	return { code: "invalid-request", issues } as const;
}
