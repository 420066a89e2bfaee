import type { RegisteredSource, SourceKind } from "@/lib/source/source";
import type { Stub } from "./source-api";
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

interface NamedWork {
	readonly title: string;
	readonly series?: string | null;
	readonly seriesId?: number | null;
	readonly kind?: SourceKind | null;
}

/** What would be entered for a work as the text names it. A series that nobody registered stays part of the title. */
export function stubFor({ title, series = null, seriesId = null, kind = null }: NamedWork): Stub {
	return { title: series !== null && seriesId === null ? `${series}: ${title}` : title, kind, seriesId };
}

/** Says which of two stubs are the same work. */
export function sameStub(a: Stub, b: Stub): boolean {
	return a.seriesId === b.seriesId && a.title.toLowerCase() === b.title.toLowerCase();
}

/** The kind that the registry will give to a stub. */
export function kindOfStub({ kind, seriesId }: Stub, book: SourceBook): SourceKind {
	return kind ?? book.series.find(({ id }) => id === seriesId)?.kind ?? "other";
}
