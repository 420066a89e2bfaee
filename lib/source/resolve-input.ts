import "server-only";
import type { Database } from "@/lib/platform/db";
import type { FieldProblem } from "./field-problem";
import { titleKey } from "./name-key";
import type { CheckedSourceInput } from "./schema";
import type { SourceEntry } from "./source";
import { kindOf } from "./stored-source";

type FoundSeries = NonNullable<Awaited<ReturnType<typeof findSeriesByName>>>;

/** The series with this id, code (in any case) or title; null where there is none. */
export async function findSeriesByName(database: Database, name: number | string) {
	if (typeof name === "number") return database.series.findUnique({ where: { id: name } });
	const byCode = await database.series.findFirst({ where: { code: { equals: name.trim(), mode: "insensitive" } } });
	return byCode ?? database.series.findUnique({ where: { titleKey: titleKey(name) } });
}

/** An entry from what somebody gave, with everything that it points to looked up. */
export async function resolveSourceInput(
	database: Database,
	input: CheckedSourceInput,
): Promise<
	{ ok: true; entry: SourceEntry; series: FoundSeries | null } | { ok: false; issues: readonly FieldProblem[] }
> {
	const issues: FieldProblem[] = [];
	const asked = input.series || input.seriesCode || null;
	const series = asked === null ? null : await findSeriesByName(database, asked);
	if (asked !== null && !series) issues.push({ path: "series", message: "is not a series of this wiki" });
	const tierKey = input.tier ?? null;
	if (tierKey !== null && !(await database.continuityTier.findUnique({ where: { key: tierKey } }))) {
		issues.push({ path: "tier", message: "is not a tier of this wiki" });
	}
	const articleId = input.articleId ?? null;
	if (articleId !== null && !(await isPublished(database, articleId))) {
		issues.push({ path: "articleId", message: "is not a page that readers see" });
	}
	if (issues.length > 0) return { ok: false, issues };
	const { title, number, releaseDate, isbn, url } = input;
	const entry = {
		kind: input.kind ?? (series ? kindOf(series.kind) : "other"),
		title,
		seriesId: series?.id ?? null,
		number,
		releaseDate,
		creators: input.creators ?? [],
		isbn,
		url,
		articleId,
		// What the series says anyway is not said again, so that the work follows its series.
		tierKey: tierKey === series?.tierKey ? null : tierKey,
		retiredAt: null,
		mergedIntoId: null,
	};
	return { ok: true, entry, series };
}

/** Whether the public knows or knew a page: everybody reads entries and their history, which name it by its id. */
async function isPublished(database: Database, pageId: number): Promise<boolean> {
	const where = { id: pageId, approvedRevisionId: { not: null } };
	return (await database.page.findFirst({ where, select: { id: true } })) !== null;
}
