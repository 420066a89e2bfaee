/**
 * Who wrote each block of a page: the revision that made it, the one its words are from, the one its citations are from.
 *
 * Strategy: a page keeps a log with one entry for each block that a revision made, changed or brought back, so the log
 * grows with change and not with revisions, and the blame of any revision is the last entry of each of its blocks up
 * to there. A block's line is what stays the same about it: blocks are matched by id, then by likeness with what the
 * revision took away, then by text with what the page lost earlier, for paragraphs that somebody pasted back. Words
 * belong to the first revision in which their line had exactly these words. So moving a block changes nothing, and
 * text that an undo, a rollback, a restored revision or a careful hand brings back is its writer's, not the reverter's.
 */
import { createHash } from "node:crypto";
import { type LeafBlock, leafBlocks } from "@/lib/document/leaf-blocks";
import { countWords, pairLikeBlocks } from "@/lib/document/likeness";
import type { WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";

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
}

/** A line together with the hash of a text or of citations that it may have had. */
export interface LineContent {
	readonly line: string;
	readonly hash: string;
}

/** The log of a page as far as a new revision has to ask it; answers stand at the place of their question. */
export interface BlameLog {
	/** The newest entries of blocks. */
	newest(blockIds: readonly string[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The oldest entries of lines with these words. */
	firstText(asked: readonly LineContent[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The oldest entries of lines with these citations. */
	firstCitations(asked: readonly LineContent[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The oldest entries with these words among blocks other than those `standing`; of the same age, the first id. */
	lostText(hashes: readonly string[], standing: ReadonlySet<string>): Promise<readonly (BlockVersion | undefined)[]>;
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
	const cited = content.flatMap(({ type: inline, attrs }) => {
		if (inline !== "citation") return [];
		const locator = attrs?.locator as { type?: unknown; value?: unknown } | null | undefined;
		return [JSON.stringify([attrs?.sourceId, locator?.type, locator?.value, attrs?.quotation])];
	});
	return {
		blockId,
		kind: CODE_KINDS.has(type) ? type : "text",
		text: nodeText({ type, content }),
		citations: cited.sort().join("\n"),
	};
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
	readonly textHash: string;
	readonly citationsHash: string;
	readonly cites: boolean;
	/** Whether the words are enough to know it by. */
	readonly telling: boolean;
}

/** What a revision did to the blocks of its page. */
export interface BlockChanges {
	/** Whether there was no revision before it. */
	readonly first: boolean;
	readonly changed: readonly ChangedBlock[];
	/** All blocks of the revision. */
	readonly standing: readonly string[];
}

/**
 * Finds what a revision did to the blocks of its page. `before` is the document of the revision just before it, or null
 * for the first one of the page.
 */
export function compareBlocks(before: WikiDocument | null, after: WikiDocument): BlockChanges {
	const written = readAll(after);
	return {
		first: before === null,
		changed: changedBlocks(before ? readAll(before) : [], written).map(({ block, from }) => ({
			blockId: block.blockId,
			fromId: from?.blockId ?? null,
			textHash: hash(block.text),
			citationsHash: hash(block.citations),
			cites: block.citations !== "",
			telling: block.text.length >= TELLING_LENGTH,
		})),
		standing: written.map(({ blockId }) => blockId),
	};
}

function changedBlocks(before: readonly Written[], after: readonly Written[]) {
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

/** The entries that a revision adds to the log of its page, in the order of the document; `log` has those before. */
export async function advanceBlame(
	log: BlameLog,
	{ first, changed, standing }: BlockChanges,
	revisionId: number,
): Promise<BlockVersion[]> {
	if (changed.length === 0) return [];
	const made = ({ blockId, textHash, citationsHash, cites }: ChangedBlock): BlockVersion => ({
		blockId,
		revisionId,
		line: blockId,
		textHash,
		citationsHash,
		createdIn: revisionId,
		textChangedIn: revisionId,
		citationsChangedIn: cites ? revisionId : null,
	});
	if (first) return changed.map(made);

	const ancestors = await findAncestors(log, changed, new Set(standing));
	const [texts, citations] = await Promise.all([
		findFirst(ancestors, changed, "textHash", (asked) => log.firstText(asked)),
		findFirst(ancestors, changed, "citationsHash", (asked) => log.firstCitations(asked)),
	]);
	return changed.map((block, i) => {
		const [ancestor, text, cited] = [ancestors[i], texts[i], citations[i]];
		if (!ancestor) return made(block);
		return {
			...made(block),
			line: ancestor.line,
			createdIn: ancestor.createdIn,
			textChangedIn: text ? text.textChangedIn : revisionId,
			citationsChangedIn: cited ? cited.citationsChangedIn : revisionId,
		};
	});
}

/**
 * For each changed block the oldest entry of its line with the same content, or one that names the same revision for
 * it: where the ancestor has it, nobody needs to be asked. Undefined where the content is new to the line.
 */
async function findFirst(
	ancestors: readonly (BlockVersion | undefined)[],
	changed: readonly ChangedBlock[],
	content: "textHash" | "citationsHash",
	ask: (asked: readonly LineContent[]) => Promise<readonly (BlockVersion | undefined)[]>,
): Promise<(BlockVersion | undefined)[]> {
	const found = ancestors.map((ancestor, i) => (ancestor?.[content] === changed[i]?.[content] ? ancestor : undefined));
	const open = ancestors.flatMap((ancestor, i) =>
		ancestor && !found[i] ? [{ i, line: ancestor.line, hash: changed[i]?.[content] ?? "" }] : [],
	);
	const answers = await ask(open);
	for (const [index, { i }] of open.entries()) found[i] = answers[index];
	return found;
}

/** For each changed block an entry of its line, or undefined where the block is new to the page. */
async function findAncestors(
	log: BlameLog,
	changed: readonly ChangedBlock[],
	standing: ReadonlySet<string>,
): Promise<(BlockVersion | undefined)[]> {
	const found = [...(await log.newest(changed.map(({ blockId }) => blockId)))];
	const open = changed.flatMap(({ fromId }, i) => (found[i] || fromId === null ? [] : [{ i, fromId }]));
	const likely = await log.newest(open.map(({ fromId }) => fromId));
	for (const [index, { i }] of open.entries()) found[i] = likely[index];
	const orphans = changed.flatMap(({ telling, textHash }, i) => (found[i] || !telling ? [] : [{ i, textHash }]));
	const lost = await log.lostText(
		orphans.map(({ textHash }) => textHash),
		standing,
	);
	for (const [index, { i }] of orphans.entries()) found[i] = lost[index];
	return found;
}

/** A log in memory, for going through all revisions of a page. Entries must come in the order of the revisions. */
export class RecomputedLog implements BlameLog {
	private readonly byBlock = new Map<string, BlockVersion[]>();
	private readonly byText = new Map<string, BlockVersion[]>();
	private readonly firsts = new Map<string, BlockVersion>();

	add(entries: readonly BlockVersion[]): void {
		for (const entry of entries) {
			append(this.byBlock, entry.blockId, entry);
			append(this.byText, entry.textHash, entry);
			for (const key of [`text ${entry.textHash} ${entry.line}`, `citations ${entry.citationsHash} ${entry.line}`]) {
				if (!this.firsts.has(key)) this.firsts.set(key, entry);
			}
		}
	}

	async newest(blockIds: readonly string[]) {
		return blockIds.map((id) => this.byBlock.get(id)?.at(-1));
	}

	async firstText(asked: readonly LineContent[]) {
		return asked.map(({ line, hash: text }) => this.firsts.get(`text ${text} ${line}`));
	}

	async firstCitations(asked: readonly LineContent[]) {
		return asked.map(({ line, hash: citations }) => this.firsts.get(`citations ${citations} ${line}`));
	}

	async lostText(hashes: readonly string[], standing: ReadonlySet<string>) {
		return hashes.map((text) => {
			const entries = this.byText.get(text)?.filter(({ blockId }) => !standing.has(blockId)) ?? [];
			return entries.reduce<BlockVersion | undefined>((first, entry) => {
				if (!first || entry.revisionId < first.revisionId) return entry;
				return entry.revisionId === first.revisionId && entry.blockId < first.blockId ? entry : first;
			}, undefined);
		});
	}

	/** The entries of a block so far, oldest first. */
	entriesOf(blockId: string): readonly BlockVersion[] {
		return this.byBlock.get(blockId) ?? [];
	}
}

function append(lists: Map<string, BlockVersion[]>, key: string, entry: BlockVersion): void {
	const list = lists.get(key);
	if (list) list.push(entry);
	else lists.set(key, [entry]);
}
