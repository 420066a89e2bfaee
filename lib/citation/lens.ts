/**
 * The continuity lens: what of a document a reader sees who asks for some tiers only.
 *
 * Strategy: each block of the document itself is judged as a whole by the works cited anywhere in it. One that cites
 * nothing but works outside folds; one that cites some inside stays, and the others are dimmed. Where an editor said
 * which continuity a block belongs to, that is asked instead. Accounts are judged one by one. Headings always stay,
 * so that the contents never lie; neighbouring folded blocks share one line.
 */
import type { BlockFold } from "@/lib/document/render";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import type { RegisteredSource, SourceKind, Tier } from "@/lib/source/source";
import { type CitedSources, standingSource } from "./cited-works";

/** A choice of tiers that the wiki made and named, as its settings have it. */
export interface LensSet {
	readonly key: string;
	readonly name: string;
	readonly tiers: readonly string[];
}

/**
 * A choice of tiers: a prefix of their order, for which `?lens=` takes the key of the last tier that it shows, or a
 * set that the wiki named.
 */
export interface Lens {
	/** Null shows everything. */
	readonly key: string | null;
	readonly name: string;
	readonly tierKeys: ReadonlySet<string>;
}

/**
 * What a reader may choose: everything, then ever fewer tiers, then the sets of the wiki. `tiers` come with the
 * innermost first. A set that takes the key of a tier is passed over: addresses that name the tier keep their meaning.
 */
export function listLenses(tiers: readonly Tier[], sets: readonly LensSet[]): Lens[] {
	const all: Lens = { key: null, name: "Everything", tierKeys: new Set(tiers.map(({ key }) => key)) };
	const prefixes = tiers.slice(0, -1).map((tier, index): Lens => {
		const shown = tiers.slice(0, index + 1);
		const names = shown.map(({ name }, place) => (place === 0 ? name : lowerFirst(name)));
		return {
			key: tier.key,
			name: index === 0 ? `${tier.name} only` : joinWords(names),
			tierKeys: new Set(shown.map(({ key }) => key)),
		};
	});
	const named = sets
		.filter(({ key }) => !tiers.some((tier) => tier.key === key))
		.map((set): Lens => ({ key: set.key, name: set.name, tierKeys: new Set(set.tiers) }));
	return [all, ...prefixes.reverse(), ...named];
}

/** The lens that an address asks for; everything where it asks for none that there is. */
export function findLens(lenses: readonly Lens[], key: unknown): Lens | null {
	return lenses.find((lens) => lens.key !== null && lens.key === key) ?? null;
}

export function isInside(lens: Lens, tier: Tier | null): boolean {
	return lens.key === null || (tier !== null && lens.tierKeys.has(tier.key));
}

export type UncitedRule = "show" | "fold";

export interface LensView {
	readonly folds: readonly BlockFold[];
	readonly foldedAccounts: ReadonlySet<string>;
	/** Places of blocks that stay though they cite nothing. */
	readonly uncited: ReadonlySet<number>;
	/** Passages (blocks and accounts) folded below each heading, by the id of the heading's block; the lead under "". */
	readonly hidden: ReadonlyMap<string, number>;
	/** Passages that cite something and stay. */
	readonly shown: number;
}

interface Judgement {
	readonly verdict: "inside" | "outside" | "uncited";
	readonly works: readonly RegisteredSource[];
}

/** What a document shows through a lens. */
export function applyLens(
	document: WikiDocument,
	{
		sources,
		tiers,
		lens,
		uncited,
	}: { sources: CitedSources; tiers: readonly Tier[]; lens: Lens; uncited: UncitedRule },
): LensView {
	const folds: { from: number; to: number; blocks: DocumentNode[]; works: RegisteredSource[]; tiers: Tier[] }[] = [];
	const foldedAccounts = new Set<string>();
	const uncitedPlaces = new Set<number>();
	const hidden = new Map<string, number>();
	let shown = 0;
	let section = "";
	const hide = (count: number): void => {
		hidden.set(section, (hidden.get(section) ?? 0) + count);
	};
	for (const [place, block] of document.content.entries()) {
		if (block.type === "heading") section = String(block.attrs?.id ?? "");
		if (UNJUDGED.has(block.type)) continue;
		const own = tiers.find(({ key }) => key === block.attrs?.continuity);
		const accounts = own ? [] : (block.content ?? []).filter(({ type }) => type === "account");
		const { verdict, works } = own
			? { verdict: isInside(lens, own) ? ("inside" as const) : ("outside" as const), works: [] }
			: judge(block, sources, lens);
		if (lens.key !== null && (verdict === "outside" || (verdict === "uncited" && uncited === "fold"))) {
			const last = folds.at(-1);
			const fold = last?.to === place ? last : { from: place, to: place, blocks: [], works: [], tiers: [] };
			if (fold !== last) folds.push(fold);
			fold.to = place + 1;
			fold.blocks.push(block);
			fold.works.push(...works);
			if (own) fold.tiers.push(own);
			hide(1);
			continue;
		}
		if (verdict === "uncited") uncitedPlaces.add(place);
		else shown++;
		for (const account of accounts) {
			if (judge(account, sources, lens).verdict !== "outside") continue;
			foldedAccounts.add(String(account.attrs?.id));
			hide(1);
		}
	}
	return {
		folds: folds.map(({ from, to, blocks, works, tiers: own }) => ({ from, to, label: foldLabel(blocks, works, own) })),
		foldedAccounts,
		uncited: uncitedPlaces,
		hidden,
		shown,
	};
}

const UNJUDGED: ReadonlySet<string> = new Set(["heading", "redirect", "horizontalRule"]);

function judge(node: DocumentNode, sources: CitedSources, lens: Lens): Judgement {
	// Says of itself that it belongs to every continuity.
	if (node.attrs?.continuity === "all") return { verdict: "inside", works: [] };
	const works = citedIn(node, sources);
	if (works.length === 0) return { verdict: "uncited", works };
	return { verdict: works.some(({ tier }) => isInside(lens, tier)) ? "inside" : "outside", works };
}

function citedIn(node: DocumentNode, sources: CitedSources): RegisteredSource[] {
	if (node.type === "citation") {
		const source = standingSource(sources, Number(node.attrs?.sourceId));
		return source ? [source] : [];
	}
	return (node.content ?? []).flatMap((child) => citedIn(child, sources));
}

/** "1 more account from fan works": what stands folded in a block of accounts. */
export function accountsLabel(accounts: DocumentNode, folded: ReadonlySet<string>, sources: CitedSources): string {
	const hidden = (accounts.content ?? []).filter(({ attrs }) => folded.has(String(attrs?.id)));
	const count = hidden.length === 1 ? "1 more account" : `${hidden.length} more accounts`;
	return `${count} ${originWords(
		hidden.flatMap((account) => citedIn(account, sources)),
		[],
	)}`;
}

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
	paragraph: ["paragraph", "paragraphs"],
	bulletList: ["list", "lists"],
	orderedList: ["list", "lists"],
	table: ["table", "tables"],
	blockquote: ["quotation", "quotations"],
};

function foldLabel(blocks: readonly DocumentNode[], works: readonly RegisteredSource[], own: readonly Tier[]): string {
	const nouns = new Set(blocks.map(({ type }) => NOUNS[type]));
	const [noun] = nouns.size === 1 ? nouns : [];
	const [one, many] = noun ?? ["passage", "passages"];
	return `${blocks.length} ${blocks.length === 1 ? one : many} ${originWords(works, own)} hidden`;
}

const KINDS: Readonly<Record<SourceKind, string>> = {
	episode: "episodes",
	film: "films",
	novel: "novels",
	comic: "comics",
	game: "games",
	"short-story": "short stories",
	"reference-book": "reference books",
	web: "web pages",
	"fan-work": "works",
	other: "works",
};

/** "from licensed novels", "from licensed works and fan works", "without a source". */
function originWords(works: readonly RegisteredSource[], own: readonly Tier[]): string {
	if (works.length === 0 && own.length === 0) return "without a source";
	const kinds = new Map<string, { tier: Tier | null; kinds: Set<SourceKind> }>();
	for (const tier of own) kinds.set(tier.key, { tier, kinds: new Set() });
	for (const { tier, kind } of works) {
		const entry = kinds.get(tier?.key ?? "") ?? { tier, kinds: new Set() };
		kinds.set(tier?.key ?? "", entry);
		entry.kinds.add(kind);
	}
	const ranked = [...kinds.values()].sort((a, b) => (a.tier?.rank ?? 1e9) - (b.tier?.rank ?? 1e9));
	return `from ${joinWords(ranked.map((entry) => tierWords(entry.tier, [...entry.kinds])))}`;
}

/** A tier called "Licensed works" lends its name to the one kind that it is about: "licensed novels". */
function tierWords(tier: Tier | null, kinds: readonly SourceKind[]): string {
	const [kind] = kinds;
	if (!tier) return "works without a tier";
	const name = lowerFirst(tier.name);
	return kind && kinds.length === 1 ? name.replace(/\bworks$/, KINDS[kind]) : name;
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

function joinWords(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
