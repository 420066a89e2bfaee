import { nameKey, titleKey } from "@/lib/source/name-key";
import type { RegisteredSource, Series, SourceKind } from "@/lib/source/source";
import type { SeriesStub, Stub } from "./source-api";
import type { SourceBook } from "./source-book";

/** A work that the text names and the registry does not have, waiting for somebody to say what it is. */
export interface Proposal {
	readonly id: number;
	readonly stub: Stub;
	readonly busy: boolean;
	/** Entries that it may be, once the registry was asked. */
	readonly similar: readonly RegisteredSource[];
	readonly message: string | null;
}

/** The same of a series that works are said to belong to. */
export interface SeriesProposal {
	/** As the text writes it: the works that wait for it say so in `newSeries`. */
	readonly name: string;
	readonly stub: SeriesStub;
	readonly busy: boolean;
	readonly similar: readonly Series[];
	readonly message: string | null;
}

export interface NamedWork {
	readonly title: string;
	readonly series?: string | null;
	readonly seriesId?: number | null;
	readonly kind?: SourceKind | null;
	/** The title with the marks around it. */
	readonly written?: string;
}

/** What would be entered for a work as the text names it. */
export function stubFor({ title, series = null, seriesId = null, kind = null }: NamedWork): Stub {
	return { title, kind, seriesId, newSeries: seriesId === null ? series : null };
}

/** Says which of two stubs are the same work. */
export function sameStub(a: Stub, b: Stub): boolean {
	if (a.seriesId !== b.seriesId || a.title.toLowerCase() !== b.title.toLowerCase()) return false;
	return a.newSeries === null || b.newSeries === null
		? a.newSeries === b.newSeries
		: sameName(a.newSeries, b.newSeries);
}

/** Says which of two names in the text are the same series. */
export function sameName(a: string, b: string): boolean {
	return nameKey(a) === nameKey(b);
}

/** Works as their series would be entered: capitals are a code, titles in quotation marks are those of episodes. */
export function seriesStubFor(name: string, { kind = null, written = "" }: NamedWork): SeriesStub {
	const code = /^(?=.*\p{Lu})[\p{Lu}\p{N}-]{1,16}$/u.test(name) ? name : null;
	const guess = /^["'“”„«‘’「]/u.test(written) ? "episode" : "other";
	return { code, title: name, kind: kind ?? guess, tier: null };
}

/** The kind that the registry will give to a stub; `proposed` is its series where that is to be entered first. */
export function kindOfStub({ kind, seriesId }: Stub, book: SourceBook, proposed: SeriesStub | null): SourceKind {
	return kind ?? proposed?.kind ?? book.series.find(({ id }) => id === seriesId)?.kind ?? "other";
}

const MOST_LIKELY = 3;

/** Series of the registry that a name may mean: a code with a slip, a title written shorter or with a slip. */
export function likelySeries(name: string, series: readonly Series[]): readonly Series[] {
	const key = titleKey(name);
	const bare = key.replaceAll(" ", "");
	const isLikely = ({ code, title }: Series) => {
		if (code !== null && bare.length > 1 && isNear(nameKey(code).replaceAll(" ", ""), bare, 1)) return true;
		const other = titleKey(title);
		if (Math.min(other.length, key.length) < 6) return false;
		return other.includes(key) || key.includes(other) || isNear(other, key, 2);
	};
	return series.filter(isLikely).slice(0, MOST_LIKELY);
}

/** Whether two words differ in at most so many signs. */
function isNear(a: string, b: string, most: number): boolean {
	if (Math.abs(a.length - b.length) > most) return false;
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return (row[b.length] ?? 0) <= most;
}
