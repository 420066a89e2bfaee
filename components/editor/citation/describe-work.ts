import { isQuoted } from "@/lib/citation/cited-works";
import { KIND_NAMES, type RegisteredSource, type SourceKind } from "@/lib/source/source";
import type { Stub } from "./source-api";
import type { SourceBook } from "./source-book";

function name(title: string, kind: SourceKind, series: string | null): string {
	const shown = isQuoted(kind) ? `“${title}”` : title;
	return [series, kind === "other" ? null : KIND_NAMES[kind].toLowerCase(), shown].filter(Boolean).join(" ");
}

/** `DS9 episode “Emissary”`. */
export function describeStub(stub: Stub, kind: SourceKind, book: SourceBook): string {
	const series = book.series.find(({ id }) => id === stub.seriesId);
	return name(stub.title, kind, series ? (series.code ?? series.title) : stub.newSeries);
}

export function describeSource({ title, kind, series }: RegisteredSource): string {
	return name(title, kind, series ? (series.code ?? series.title) : null);
}

/** `DS9 · Deep Space Nine`. */
export function describeSeries({ code, title }: { code: string | null; title: string }): string {
	return code === null || code === title ? title : `${code} · ${title}`;
}
