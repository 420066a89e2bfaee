import type { Locator } from "@/lib/citation/locator";
import type { CitationGroup } from "@/lib/citation/parse-citations";
import type { RegisteredSource, Series, SourceKind, Tier } from "@/lib/source/source";
import { ACCOUNT_HEADER } from "@/lib/user/account-header";

/** A work as the API writes it: the tier by its key. */
type SentSource = Omit<RegisteredSource, "tier"> & { tier: string | null };

function readSource({ tier, ...source }: SentSource, tiers: readonly Tier[]): RegisteredSource {
	return { ...source, tier: tiers.find(({ key }) => key === tier) ?? null };
}

async function send(
	path: string,
	body: unknown,
	{ signal, writerId }: { signal?: AbortSignal | undefined; writerId?: number } = {},
): Promise<Response | null> {
	try {
		return await fetch(`/api/v1${path}`, {
			method: "POST",
			headers: {
				"content-type": "application/json",
				...(writerId !== undefined && { [ACCOUNT_HEADER]: String(writerId) }),
			},
			body: JSON.stringify(body),
			signal,
		});
	} catch {
		return null;
	}
}

/** Works that fit what was typed, the best first; none while offline. */
export async function searchSources(
	query: string,
	tiers: readonly Tier[],
	signal?: AbortSignal,
): Promise<RegisteredSource[]> {
	try {
		const response = await fetch(`/api/v1/sources?limit=12&q=${encodeURIComponent(query.slice(0, 300))}`, { signal });
		if (!response.ok) return [];
		const { sources } = (await response.json()) as { sources: SentSource[] };
		return sources.map((source) => readSource(source, tiers));
	} catch {
		return [];
	}
}

/** The work with this id; null where it cannot be had. */
export async function fetchSource(id: number, tiers: readonly Tier[]): Promise<RegisteredSource | null> {
	try {
		const response = await fetch(`/api/v1/sources/${id}`);
		return response.ok ? readSource((await response.json()) as SentSource, tiers) : null;
	} catch {
		return null;
	}
}

/** What somebody wants to enter into the registry, in one line. */
export interface Stub {
	readonly title: string;
	readonly kind: SourceKind | null;
	readonly seriesId: number | null;
	/** A series that the registry does not have, as the text names it. */
	readonly newSeries: string | null;
}

/** The same of a series; the tier by its key. */
export interface SeriesStub {
	readonly code: string | null;
	readonly title: string;
	readonly kind: SourceKind;
	readonly tier: string | null;
}

/** A series as the API writes it. */
type SentSeries = Omit<Series, "tier"> & { tier: string | null };

function readSeries({ tier, ...series }: SentSeries, tiers: readonly Tier[]): Series {
	return { ...series, tier: tiers.find(({ key }) => key === tier) ?? null };
}

/** What the API says of a request that it refuses. */
interface Refusal<Similar> {
	similar?: Similar[];
	detail?: string;
	issues?: { path: string; message: string }[];
}

function refusalSentence(refusal: Refusal<unknown> | null, otherwise: string): string {
	const [issue] = refusal?.issues ?? [];
	return issue ? `The ${issue.path} ${issue.message}.` : (refusal?.detail ?? otherwise);
}

const UNREACHABLE = "The wiki could not be reached. Try again.";

export type CreateOutcome =
	| { readonly ok: true; readonly source: RegisteredSource }
	| { readonly ok: false; readonly similar: readonly RegisteredSource[]; readonly message: string };

interface Entering {
	/** Who writes: nothing is entered where another account is signed in by now. */
	readonly writerId: number;
	/** It is none of those that look like it. */
	readonly despiteLikeness?: boolean;
}

/** Enters a work. */
export async function createStub(
	{ title, kind, seriesId }: Stub,
	tiers: readonly Tier[],
	{ writerId, despiteLikeness = false }: Entering,
): Promise<CreateOutcome> {
	const stub = {
		title,
		...(kind !== null && { kind }),
		...(seriesId !== null && { series: seriesId }),
		...(despiteLikeness && { despiteLikeness }),
	};
	const response = await send("/sources", stub, { writerId });
	if (!response) return { ok: false, similar: [], message: UNREACHABLE };
	const answer = (await response.json().catch(() => null)) as (SentSource & Refusal<SentSource>) | null;
	if (response.ok && answer) return { ok: true, source: readSource(answer, tiers) };
	const similar = (answer?.similar ?? []).map((source) => readSource(source, tiers));
	if (similar.length > 0) return { ok: false, similar, message: "The registry has a work that looks like this one." };
	return { ok: false, similar, message: refusalSentence(answer, `The wiki refused the work (${response.status}).`) };
}

export type CreateSeriesOutcome =
	| { readonly ok: true; readonly series: Series }
	| { readonly ok: false; readonly similar: readonly Series[]; readonly message: string };

/** Enters a series. */
export async function createSeriesStub(
	stub: SeriesStub,
	tiers: readonly Tier[],
	{ writerId, despiteLikeness = false }: Entering,
): Promise<CreateSeriesOutcome> {
	const response = await send("/series", { ...stub, ...(despiteLikeness && { despiteLikeness }) }, { writerId });
	if (!response) return { ok: false, similar: [], message: UNREACHABLE };
	const answer = (await response.json().catch(() => null)) as (SentSeries & Refusal<SentSeries>) | null;
	if (response.ok && answer) return { ok: true, series: readSeries(answer, tiers) };
	const similar = (answer?.similar ?? []).map((series) => readSeries(series, tiers));
	if (response.status === 409 && similar.length > 0)
		return { ok: false, similar, message: "The registry has a series that looks like this one." };
	return { ok: false, similar, message: refusalSentence(answer, `The wiki refused the series (${response.status}).`) };
}

export type ParseOutcome =
	| { readonly ok: true; readonly groups: readonly CitationGroup[] }
	| { readonly ok: false; readonly problem: "unreachable" | "too-many"; readonly retryAfterSeconds: number };

/** How long to wait where the wiki does not say, in seconds. */
const RETRY_AFTER = 20;

/** The groups of citations in a text, or why the wiki cannot say now. A text that it refuses has none. */
export async function parseText(text: string, signal?: AbortSignal): Promise<ParseOutcome> {
	const response = await send("/citations/parse", { text }, { signal });
	if (response?.ok) return { ok: true, groups: ((await response.json()) as { groups: CitationGroup[] }).groups };
	if (response?.status === 429) {
		const seconds = Number(response.headers.get("retry-after")) || RETRY_AFTER;
		return { ok: false, problem: "too-many", retryAfterSeconds: Math.min(seconds, 120) };
	}
	if (response && response.status < 500) return { ok: true, groups: [] };
	return { ok: false, problem: "unreachable", retryAfterSeconds: RETRY_AFTER };
}

/** `DS9: "Emissary" 12:30`, typed without brackets, as one citation; null where it is no more than words. */
export async function parseLine(
	line: string,
	signal?: AbortSignal,
): Promise<{
	title: string;
	series: string | null;
	seriesId: number | null;
	kind: SourceKind | null;
	locator: Locator | null;
	sourceId: number | null;
} | null> {
	const parsed = await parseText(`(${line})`, signal);
	const [group] = parsed.ok ? parsed.groups : [];
	const [citation] = group?.citations ?? [];
	return group?.end === line.length + 2 && group.citations.length === 1 && citation ? citation : null;
}
