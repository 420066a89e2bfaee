/**
 * Who wrote each block of a page: the revision that made it, the one its words are from, the one its citations are from.
 *
 * Strategy: a page keeps a log with one entry for each block that a revision made, changed or brought back, so the log
 * grows with change and not with revisions, and the blame of any revision is the last entry of each of its blocks up
 * to there. A block's line is what stays the same about it: blocks are matched by id, then by likeness with what the
 * revision took away, then by text with what the page lost earlier, for paragraphs that somebody pasted back. Words
 * belong to the first revision in which their line had exactly these words. So moving a block changes nothing, and
 * text that an undo, a rollback, a restored revision or a careful hand brings back is its writer's, not the reverter's.
 * The same goes for a block that was cut from another or joined from several: it begins with what is known of those,
 * and where not a word was changed on the way its text is as old as the newest of theirs. Of a passage that moved into a
 * block the log says from where, and its words are followed there (word-blame.ts).
 *
 * What a reviewer rejected never was the page's. From then on it is forgotten, and who brings its words back answers for
 * them. What was right until then stays: a decision changes no entry.
 */
import { createHash } from "node:crypto";
import { type BlockCut, findBlockCuts } from "@/lib/document/diff/block-cuts";
import { type LeafBlock, leafBlocks } from "@/lib/document/diff/leaf-blocks";
import { countWords, pairLikeBlocks } from "@/lib/document/diff/likeness";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { findPassages, type MovedPassages, NOTHING_GAINED, type PassageSource } from "./passages";

/** Where a block comes from, in ids of revisions. */
export interface BlockBlame {
	readonly blockId: string;
	readonly createdIn: number;
	readonly textChangedIn: number;
	/** Null where the block never had a citation, or again has none as when it was made. */
	readonly citationsChangedIn: number | null;
}

/** An entry of the log: what a revision made of a block. */
export interface BlockVersion extends BlockBlame {
	readonly revisionId: number;
	/** The id under which the block first stood on the page. */
	readonly line: string;
	readonly textHash: string;
	readonly citationsHash: string;
	/**
	 * The blocks whose words it has from before this revision, in the order in which it has them; empty where it goes on
	 * from its own. What a joined block keeps of its own is then named too.
	 */
	readonly wordsFrom: readonly string[];
	/** The blocks that passages of it stood in, until this revision or an earlier one took them out of there. */
	readonly passagesFrom: readonly PassageSource[];
}

/** Shorter texts come again by chance: a table has many a "Yes". */
const TELLING_LENGTH = 20;

interface Written {
	readonly blockId: string;
	readonly kind: string;
	readonly text: string;
	readonly citations: string;
}

const CODE_KINDS: ReadonlySet<string> = new Set(["codeBlock", "horizontalRule"]);

function read({ blockId, type, content }: LeafBlock): Written | null {
	if (blockId === null) return null;
	return {
		blockId,
		kind: CODE_KINDS.has(type) ? type : "text",
		text: nodeText({ type, content }),
		citations: readCitations(content),
	};
}

/** Equal for contents that cite the same places in the same works. */
function readCitations(content: readonly DocumentNode[]): string {
	const cited = content.flatMap(({ type, attrs }) => {
		if (type !== "citation") return [];
		const locator = attrs?.locator as { type?: unknown; value?: unknown } | null | undefined;
		return [JSON.stringify([attrs?.sourceId, locator?.type, locator?.value, attrs?.quotation])];
	});
	return cited.sort().join("\n");
}

function readAll(document: WikiDocument): Written[] {
	return leafBlocks(document).flatMap((leaf) => read(leaf) ?? []);
}

/** The ids of the blocks that blame speaks of, in the order of the document. */
export function blamedBlocks(document: WikiDocument): string[] {
	return leafBlocks(document).flatMap(({ blockId }) => blockId ?? []);
}

function hash(text: string): string {
	return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

/** A block that a revision made or changed, as far as the log asks about it. */
export interface ChangedBlock {
	readonly blockId: string;
	/** The block of the revision before that it is a version of, under its own or another id. */
	readonly fromId: string | null;
	/** Where it was cut from a block of the revision before, or joined from several. */
	readonly cut: CutChange | null;
	readonly textHash: string;
	readonly citationsHash: string;
	readonly cites: boolean;
	/** Whether the words are enough to know it by. */
	readonly telling: boolean;
	/** The passages that it did not have. */
	readonly gained: MovedPassages["gained"][number];
}

/** What a block has of the blocks that it was cut or joined from. */
export interface CutChange {
	/** In the order of its words. */
	readonly from: readonly string[];
	/** Whether it has their words, or its share of them, as they were; spaces at the cut do not count. */
	readonly sameText: boolean;
	readonly sameCitations: boolean;
}

/** What a revision did to the blocks of its page. */
export interface BlockChanges {
	/** Whether there was no revision before it. */
	readonly first: boolean;
	readonly changed: readonly ChangedBlock[];
	/** The passages that the page lost. */
	readonly lost: MovedPassages["lost"];
	/** All blocks of the revision. */
	readonly standing: readonly string[];
}

/**
 * Finds what a revision did to the blocks of its page. `before` is the document of the revision just before it, or null
 * for the first one of the page.
 */
export function compareBlocks(before: WikiDocument | null, after: WikiDocument): BlockChanges {
	const [old, written] = [before ? readAll(before) : [], readAll(after)];
	const changes = changedBlocks(old, written);
	const cuts = before && mayBeCut(changes, old, written) ? findBlockCuts(before, after) : [];
	const cutOf = new Map(cuts.map((cut) => [cut.blockId, cut]));
	const continued = changes.map((change) => ({
		...change,
		cut: readCut(cutOf.get(change.block.blockId), change.from),
	}));
	const { gained, lost } = before ? movedPassages(continued, old, written) : NO_PASSAGES;
	return {
		first: before === null,
		changed: continued.map(({ block, from, cut }, i) => ({
			blockId: block.blockId,
			fromId: from?.blockId ?? null,
			cut: cut ?? (from ? null : takenWhole(block, gained[i] ?? NOTHING_GAINED, old)),
			textHash: hash(block.text),
			citationsHash: hash(block.citations),
			cites: block.citations !== "",
			telling: block.text.length >= TELLING_LENGTH,
			gained: gained[i] ?? NOTHING_GAINED,
		})),
		lost,
		standing: written.map(({ blockId }) => blockId),
	};
}

const NO_PASSAGES: MovedPassages = { gained: [], lost: [] };

function movedPassages(
	changes: readonly (Change & { readonly cut: CutChange | null })[],
	before: readonly Written[],
	after: readonly Written[],
): MovedPassages {
	const earlier = new Map(before.map((block) => [block.blockId, block]));
	const kept = new Set(after.map(({ blockId }) => blockId));
	const changed = changes.map(({ block, from, cut }) => ({
		block,
		from: cut ? cut.from.flatMap((id) => earlier.get(id) ?? []) : from ? [from] : [],
	}));
	return findPassages(
		changed,
		before.filter(({ blockId }) => !kept.has(blockId)),
	);
}

interface Change {
	readonly block: Written;
	/** What it was, under its own or another id. */
	readonly from: Written | undefined;
}

function changedBlocks(before: readonly Written[], after: readonly Written[]): Change[] {
	const earlier = new Map(before.map((block) => [block.blockId, block]));
	const kept = new Set(after.map(({ blockId }) => blockId));
	const gone = before.filter(({ blockId }) => !kept.has(blockId));
	const fresh = after.filter(({ blockId }) => !earlier.has(blockId));
	const continued = new Map<string, Written>();
	if (gone.length > 0 && fresh.length > 0) {
		for (const [index, other] of pairLikeBlocks(gone.map(likeable), fresh.map(likeable)).entries()) {
			const [from, block] = [gone[index], fresh[other]];
			if (from && block) continued.set(block.blockId, from);
		}
	}
	return after.flatMap((block) => {
		const same = earlier.get(block.blockId);
		if (same && same.text === block.text && same.citations === block.citations) return [];
		return [{ block, from: same ?? continued.get(block.blockId) }];
	});
}

/**
 * Whether a block came or went without a counterpart while the words of another changed. Only then is it worth the time
 * to look for cuts, which most saves are without.
 */
function mayBeCut(changes: readonly Change[], before: readonly Written[], after: readonly Written[]): boolean {
	const kept = new Set(after.map(({ blockId }) => blockId));
	const continued = new Set(changes.map(({ from }) => from?.blockId));
	const came = changes.filter(({ from }) => !from).length;
	const went = before.filter(({ blockId }) => !kept.has(blockId) && !continued.has(blockId)).length;
	const changed = changes.filter(({ block, from }) => from && from.text !== block.text).length;
	return came + went > 0 && changed + Math.min(came, went) > 0;
}

/** A cut that agrees with what the block is taken for a version of. */
function readCut(cut: BlockCut | undefined, from: Written | undefined): CutChange | null {
	if (!cut || (from && !cut.from.includes(from.blockId))) return null;
	return {
		from: cut.from,
		sameText: bareText(cut.before) === bareText(cut.after),
		sameCitations: readCitations(cut.before) === readCitations(cut.after),
	};
}

/** A block that is nothing but a passage of one that lost it, from its middle or of another that changed as well. */
function takenWhole(
	{ text, citations }: Written,
	{ from, open }: ChangedBlock["gained"],
	before: readonly Written[],
): CutChange | null {
	const [source] = from.length === 1 && open.length === 0 ? before.filter(({ blockId }) => blockId === from[0]) : [];
	if (!source || !bare(source.text).includes(bare(text))) return null;
	const cited = new Set(source.citations.split("\n"));
	return {
		from: [source.blockId],
		sameText: true,
		sameCitations: citations === "" || citations.split("\n").every((one) => cited.has(one)),
	};
}

function bareText(content: readonly DocumentNode[]): string {
	return bare(nodeText({ type: "paragraph", content }));
}

function bare(text: string): string {
	return text.replace(/\s+/gu, "");
}

function likeable({ kind, text, citations }: Written) {
	let words: ReadonlyMap<string, number> | undefined;
	return {
		kind,
		key: `${text}\n${citations}`,
		get words() {
			words ??= countWords(text);
			return words;
		},
	};
}
