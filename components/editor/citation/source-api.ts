import type { Locator } from "@/lib/citation/locator";
import type { CitationGroup } from "@/lib/citation/parse-citations";
import type { RegisteredSource, SourceKind, Tier } from "@/lib/source/source";

/** A work as the API writes it: the tier by its key. */
type SentSource = Omit<RegisteredSource, "tier"> & { tier: string | null };

function readSource({ tier, ...source }: SentSource, tiers: readonly Tier[]): RegisteredSource {
	return { ...source, tier: tiers.find(({ key }) => key === tier) ?? null };
}

async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response | null> {
	try {
		return await fetch(`/api/v1${path}`, {
			method: "POST",
			headers: { "content-type": "application/json" },
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
}

export type CreateOutcome =
	| { readonly ok: true; readonly source: RegisteredSource }
	| { readonly ok: false; readonly similar: readonly RegisteredSource[]; readonly message: string };

/** Enters a work; `despiteLikeness` says that it is none of those that look like it. */
export async function createStub(
	{ title, kind, seriesId }: Stub,
	tiers: readonly Tier[],
	despiteLikeness = false,
): Promise<CreateOutcome> {
	const response = await send("/sources", {
		title,
		...(kind !== null && { kind }),
		...(seriesId !== null && { series: seriesId }),
		...(despiteLikeness && { despiteLikeness }),
	});
	if (!response) return { ok: false, similar: [], message: "The wiki could not be reached. Try again." };
	const answer = (await response.json().catch(() => null)) as
		| (SentSource & { similar?: SentSource[]; detail?: string; issues?: { path: string; message: string }[] })
		| null;
	if (response.ok && answer) return { ok: true, source: readSource(answer, tiers) };
	const similar = (answer?.similar ?? []).map((source) => readSource(source, tiers));
	if (similar.length > 0) return { ok: false, similar, message: "The registry has a work that looks like this one." };
	const [issue] = answer?.issues ?? [];
	const reason = issue ? `${issue.path} ${issue.message}` : answer?.detail;
	return { ok: false, similar, message: reason ?? `The wiki refused the work (${response.status}).` };
}

/** The groups of citations in a text; none where the wiki cannot say. */
export async function parseText(text: string, signal?: AbortSignal): Promise<readonly CitationGroup[]> {
	const response = await send("/citations/parse", { text }, signal);
	if (!response?.ok) return [];
	return ((await response.json()) as { groups: CitationGroup[] }).groups;
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
	const [group] = await parseText(`(${line})`, signal);
	const [citation] = group?.citations ?? [];
	return group?.end === line.length + 2 && group.citations.length === 1 && citation ? citation : null;
}
