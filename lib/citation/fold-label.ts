import type { RegisteredSource, SourceKind, Tier } from "@/lib/source/source";
import { joinWords, lowerFirst, type Placement } from "./lens";
import { type Part, type Passage, passagesOf } from "./passages";

interface Registry extends Placement {
	sourceOf(id: number): RegisteredSource | null;
}

const PARAGRAPH = ["paragraph", "paragraphs"] as const;
const ACCOUNT = ["account", "accounts"] as const;
const PASSAGE = ["passage", "passages"] as const;

const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
	paragraph: PARAGRAPH,
	listItem: PARAGRAPH,
	bulletList: PARAGRAPH,
	orderedList: PARAGRAPH,
	callout: PARAGRAPH,
	blockquote: ["quotation", "quotations"],
	table: ["table", "tables"],
	tableRow: ["table row", "table rows"],
	account: ACCOUNT,
};

/** "2 paragraphs from licensed novels hidden": what stands folded under a line. It counts passages, as contents do. */
export function foldLabel(parts: readonly Part[], registry: Registry): string {
	return `${countWords(parts)} ${originWords(parts.flatMap(passagesOf), registry)} hidden`;
}

/** "1 more account from fan works": the same in a block of accounts that shows others. */
export function moreAccountsLabel(parts: readonly Part[], registry: Registry): string {
	const count = parts.length === 1 ? "1 more account" : `${parts.length} more accounts`;
	return `${count} ${originWords(parts.flatMap(passagesOf), registry)}`;
}

function countWords(parts: readonly Part[]): string {
	const count = parts.flatMap(passagesOf).length;
	const nouns = new Set(parts.map(nounOf));
	const [noun] = nouns;
	const [one, many] = nouns.size === 1 && noun ? noun : PASSAGE;
	return `${count} ${count === 1 ? one : many}`;
}

/** What each passage of a part is called. A row with two cited cells is two passages, not two rows. */
function nounOf(part: Part): readonly [string, string] {
	const noun = NOUNS[part.node.type] ?? PASSAGE;
	if (passagesOf(part).length === 1 || !("parts" in part)) return noun;
	const inner = new Set(part.parts.map(nounOf));
	const [only] = inner;
	return inner.size === 1 && (only === PARAGRAPH || only === ACCOUNT) ? only : PASSAGE;
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
function originWords(passages: readonly Passage[], { tiers, tierOf, sourceOf }: Registry): string {
	const origins = new Map<string, { tier: Tier; kinds: Set<SourceKind> }>();
	const from = (tier: Tier): Set<SourceKind> => {
		const origin = origins.get(tier.key) ?? { tier, kinds: new Set() };
		origins.set(tier.key, origin);
		return origin.kinds;
	};
	for (const { sourceIds, continuity } of passages) {
		const own = continuity === null ? undefined : tiers.get(continuity);
		if (own) from(own);
		else
			for (const id of sourceIds) {
				const [tier, source] = [tierOf(id), sourceOf(id)];
				if (tier && source) from(tier).add(source.kind);
			}
	}
	if (origins.size === 0) return "without a source";
	const ranked = [...origins.values()].sort((a, b) => a.tier.rank - b.tier.rank);
	return `from ${joinWords(ranked.map(({ tier, kinds }) => tierWords(tier, [...kinds])))}`;
}

/** A tier called "Licensed works" lends its name to the one kind that it is about: "licensed novels". */
function tierWords(tier: Tier, kinds: readonly SourceKind[]): string {
	const [kind] = kinds;
	const name = lowerFirst(tier.name);
	return kind && kinds.length === 1 ? name.replace(/\bworks$/, KINDS[kind]) : name;
}
