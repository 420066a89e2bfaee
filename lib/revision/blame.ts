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

interface Changed {
	readonly block: Written;
	/** The block of the revision before that this one is a version of, under its own or another id. */
	readonly from: Written | undefined;
}

function changedBlocks(before: readonly Written[], after: readonly Written[]): Changed[] {
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
	return {
		kind,
		key: `${text}\n${citations}`,
		get words() {
			return countWords(text);
		},
	};
}

/**
 * The entries that a revision adds to the log of its page, in the order of the document. `before` is the document of the
 * revision just before it, or null for the first one of the page; `log` has the entries of all revisions before.
 */
export async function advanceBlame(
	log: BlameLog,
	before: WikiDocument | null,
	after: WikiDocument,
	revisionId: number,
): Promise<BlockVersion[]> {
	const written = readAll(after);
	const changed = changedBlocks(before ? readAll(before) : [], written);
	if (changed.length === 0) return [];
	const entries = changed.map(({ block }) => ({
		blockId: block.blockId,
		revisionId,
		textHash: hash(block.text),
		citationsHash: hash(block.citations),
	}));
	const made = (entry: (typeof entries)[number], { citations }: Written): BlockVersion => ({
		...entry,
		line: entry.blockId,
		createdIn: revisionId,
		textChangedIn: revisionId,
		citationsChangedIn: citations === "" ? null : revisionId,
	});
	if (before === null) return changed.flatMap(({ block }, i) => (entries[i] ? [made(entries[i], block)] : []));

	const ancestors = await findAncestors(log, changed, entries, new Set(written.map(({ blockId }) => blockId)));
	const [texts, citations] = await Promise.all([
		findFirst(ancestors, entries, "textHash", (asked) => log.firstText(asked)),
		findFirst(ancestors, entries, "citationsHash", (asked) => log.firstCitations(asked)),
	]);
	return changed.flatMap(({ block }, i) => {
		const [entry, ancestor] = [entries[i], ancestors[i]];
		if (!entry) return [];
		if (!ancestor) return [made(entry, block)];
		const [text, cited] = [texts[i], citations[i]];
		return [
			{
				...entry,
				line: ancestor.line,
				createdIn: ancestor.createdIn,
				textChangedIn: text ? text.textChangedIn : revisionId,
				citationsChangedIn: cited ? cited.citationsChangedIn : revisionId,
			},
		];
	});
}

/**
 * For each changed block the oldest entry of its line with the same content, or one that names the same revision for
 * it: where the ancestor has it, nobody needs to be asked. Undefined where the content is new to the line.
 */
async function findFirst(
	ancestors: readonly (BlockVersion | undefined)[],
	entries: readonly { readonly textHash: string; readonly citationsHash: string }[],
	content: "textHash" | "citationsHash",
	ask: (asked: readonly LineContent[]) => Promise<readonly (BlockVersion | undefined)[]>,
): Promise<(BlockVersion | undefined)[]> {
	const found = ancestors.map((ancestor, i) => (ancestor?.[content] === entries[i]?.[content] ? ancestor : undefined));
	const open = ancestors.flatMap((ancestor, i) =>
		ancestor && !found[i] ? [{ i, line: ancestor.line, hash: entries[i]?.[content] ?? "" }] : [],
	);
	const answers = await ask(open);
	for (const [index, { i }] of open.entries()) found[i] = answers[index];
	return found;
}

/** For each changed block an entry of its line, or undefined where the block is new to the page. */
async function findAncestors(
	log: BlameLog,
	changed: readonly Changed[],
	entries: readonly { textHash: string }[],
	standing: ReadonlySet<string>,
): Promise<(BlockVersion | undefined)[]> {
	const own = await log.newest(changed.map(({ block }) => block.blockId));
	const open = changed.flatMap(({ from }, i) => (own[i] || !from ? [] : [{ i, blockId: from.blockId }]));
	const likely = await log.newest(open.map(({ blockId }) => blockId));
	const found = [...own];
	for (const [index, { i }] of open.entries()) found[i] = likely[index];
	const orphans = changed.flatMap(({ block }, i) =>
		found[i] || block.text.length < TELLING_LENGTH ? [] : [{ i, hash: entries[i]?.textHash ?? "" }],
	);
	const lost = await log.lostText(
		orphans.map(({ hash: text }) => text),
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
