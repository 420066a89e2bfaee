import type { Editor, Extension, Range } from "@tiptap/core";
import { isQuoted } from "@/lib/citation/cited-works";
import type { Locator } from "@/lib/citation/locator";
import { newBlockId } from "@/lib/document/block-id";
import { KIND_NAMES, type RegisteredSource } from "@/lib/source/source";
import { withoutSpace } from "../citation/place-groups";
import type { ProposalDesk } from "../citation/proposal-desk";
import { parseLine, searchSources } from "../citation/source-api";
import type { SourceBook } from "../citation/source-book";
import { menuExtension } from "./menu-plugin";
import type { PopupItem, PopupStore } from "./popup-store";

type SourceItem = PopupItem & { locator: Locator | null } & (
		| { source: RegisteredSource }
		| { source: null; typed: string; read: Awaited<ReturnType<typeof parseLine>> }
	);

const MOST_ROWS = 8;

/** Titles in the order of the last citation: the one nearest above the cursor first, then those below it. */
function citedOnPage({ state }: Editor, sources: ReadonlyMap<number, RegisteredSource>): RegisteredSource[] {
	const [above, below] = [new Set<number>(), new Set<number>()];
	state.doc.descendants((node, position) => {
		if (node.type.name !== "citation") return;
		const seen = position < state.selection.from ? above : below;
		seen.delete(node.attrs.sourceId);
		seen.add(node.attrs.sourceId);
	});
	const ids = new Set([...[...above].reverse(), ...below]);
	return [...ids].flatMap((id) => sources.get(id) ?? []).filter(({ retired }) => !retired);
}

function plain(text: string): string {
	return text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s]/gu, "");
}

function fits({ title, series, number }: RegisteredSource, query: string): boolean {
	const name = plain(`${series?.code ?? ""} ${series?.title ?? ""} ${number ?? ""} ${title}`);
	return plain(query)
		.split(/\s+/)
		.every((word) => name.includes(word));
}

function row(source: RegisteredSource, onPage: boolean, locator: Locator | null = null): SourceItem {
	const { id, kind, title, series, number, tier } = source;
	const where = [series?.code ?? series?.title, number].filter(Boolean).join(" ");
	const detail = [where, KIND_NAMES[kind], ...(onPage ? ["on this page"] : [])].filter(Boolean).join(" · ");
	const label = isQuoted(kind) ? `“${title}”` : title;
	return { id: `source-${id}`, label, detail, tier, source, locator };
}

async function findRows(editor: Editor, book: SourceBook, typed: string, signal: AbortSignal): Promise<SourceItem[]> {
	const query = typed.trim();
	const onPage = citedOnPage(editor, book.sources);
	const near = onPage.filter((source) => fits(source, query)).slice(0, MOST_ROWS - 2);
	if (query === "") return near.map((source) => row(source, true));
	const structured = /[:"“„«‘']|\d/u.test(query);
	const [found, read] = await Promise.all([
		searchSources(query, book.tiers, signal),
		structured ? parseLine(query, signal) : null,
	]);
	book.learn(found);
	if (read?.sourceId) book.ask(read.sourceId);
	const known = read?.sourceId ? book.sources.get(read.sourceId) : undefined;
	const seriesHere = new Set(onPage.map(({ series }) => series?.id));
	const inSeries = found.filter(({ series }) => series && seriesHere.has(series.id));
	const ranked = new Map([...near, ...inSeries, ...found].map((source) => [source.id, source]));
	if (known) ranked.delete(known.id);
	const rows = [...ranked.values()].slice(0, MOST_ROWS).map((source) => row(source, near.includes(source)));
	if (known) return [row(known, onPage.includes(known), read?.locator ?? null), ...rows];
	const create: SourceItem = {
		id: "create",
		label: read?.title ?? query,
		detail: read?.series ? `new work of ${read.series}` : "enter as a new work",
		missing: true,
		source: null,
		typed: query,
		read,
		locator: read?.locator ?? null,
	};
	return found.some(({ title }) => plain(title) === plain(query)) ? rows : [...rows, create];
}

function insert(editor: Editor, { from, to }: Range, sourceId: number, locator: Locator | null): void {
	const citation = editor.schema.nodes.citation?.create({ id: newBlockId(), sourceId, locator, quotation: null });
	if (!citation) return;
	editor.view.dispatch(
		editor.state.tr.replaceWith(withoutSpace(editor.state.doc, from), to, citation).scrollIntoView(),
	);
	editor.view.focus();
}

/** `((` searches works as you type, those of this page first; the last row enters a new one. */
export function citationSearch(store: PopupStore, desk: ProposalDesk): Extension {
	const { book } = desk;
	return menuExtension<SourceItem>(store, {
		name: "citationSearch",
		char: "((",
		label: "Cite a source",
		empty: "Type a title, a code or a number",
		allowSpaces: true,
		insideWords: true,
		wait: 120,
		leavesNothing: true,
		items: (query, signal, editor) => findRows(editor, book, query, signal),
		choose: (editor, range, item) => {
			if (item.source) {
				book.learn([item.source]);
				insert(editor, range, item.source.id, item.locator);
				return;
			}
			// The words stand in the text until the registry has the work.
			desk.enter(range, item.typed, item.read ?? { title: item.typed });
		},
	});
}
