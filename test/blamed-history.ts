import { leafBlocks } from "@/lib/document/diff/leaf-blocks";
import type { WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { type BlockVersion, blamedBlocks, compareBlocks } from "@/lib/revision/blame";
import { advanceBlame, RecomputedLog } from "@/lib/revision/blame-log";
import type { WordBlame } from "@/lib/revision/blame-queries";
import { blameWords, type WordRun } from "@/lib/revision/word-blame";
import { doc } from "./document";

/** The log of revisions numbered from 1. */
export async function logOf(revisions: readonly WikiDocument[]): Promise<BlockVersion[]> {
	const log = new RecomputedLog();
	const all: BlockVersion[] = [];
	for (const [index, after] of revisions.entries()) {
		const advance = await advanceBlame(log, compareBlocks(revisions[index - 1] ?? null, after), index + 1);
		log.add(advance);
		all.push(...advance.entries);
	}
	return all;
}

function textOf(document: WikiDocument | undefined, blockId: string): string {
	const leaf = leafBlocks(document ?? doc()).find((block) => block.blockId === blockId);
	return leaf ? nodeText({ type: leaf.type, content: leaf.content }) : "";
}

/** Who wrote the words of a block of the last revision. */
export function wordsOf(revisions: readonly WikiDocument[], entries: readonly BlockVersion[], blockId: string) {
	const versions = entries.map((entry) => ({ ...entry, text: textOf(revisions[entry.revisionId - 1], entry.blockId) }));
	return blameWords(versions, blockId);
}

/** The blame of the last revision, each block as `a: created, text, citations · 1:words | 2:words`. */
export async function told(...revisions: WikiDocument[]): Promise<string[]> {
	const entries = await logOf(revisions);
	return blamedBlocks(revisions.at(-1) ?? doc()).map((id) => {
		const entry = entries.findLast(({ blockId }) => blockId === id);
		const runs = wordsOf(revisions, entries, id).map(({ revisionId, text }) => `${revisionId}:${text.trim()}`);
		return `${id}: ${entry?.createdIn}, ${entry?.textChangedIn}, ${entry?.citationsChangedIn ?? "-"} · ${runs.join(" | ")}`;
	});
}

/** What a query answered about the words of a block, in a test with nothing else to work out. */
export function runsOf(words: WordBlame | "busy" | null): readonly WordRun[] | undefined {
	if (words === "busy") throw new Error("busy");
	return words?.runs;
}

/** Each word with the revision that it is from. */
export function blockWords(runs: readonly WordRun[]): (readonly [word: string, revisionId: number])[] {
	return runs.flatMap(({ text, revisionId }) => (text.match(/\S+/g) ?? []).map((word) => [word, revisionId] as const));
}
