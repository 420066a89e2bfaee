import "server-only";
import { DOCUMENT_LIMITS, type DocumentNode } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { db } from "@/lib/platform/db";
import type { TextVersion } from "./word-blame";

/** Newest versions of a block that are compared word by word; what is older counts as one. */
const OWN_VERSIONS = 150;
/** The same of each block that words came from: a busy one must not take the place of a quiet one. */
const OTHER_VERSIONS = 40;
/** How often words are followed into the blocks that they came from, and into how many. */
const MOST_STEPS = 20;
const MOST_BLOCKS = 60;
/** Characters of all versions together. Of longer ones fewer are compared, of each block its share. */
const MOST_TEXT = 1_000_000;

type Version = Omit<TextVersion, "text" | "rejectedIn">;

export interface WordVersions {
	/** Oldest first. */
	readonly versions: readonly TextVersion[];
	/** The oldest ones of blocks that have older ones, by revision, and those whose words were not followed any further. */
	readonly cut: readonly number[];
}

/**
 * The versions of a block up to a revision, and of all blocks that its words came from. Most blocks have all words from
 * themselves and are asked for once.
 */
export async function listWordVersions({
	pageId,
	blockId,
	revisionId,
}: {
	pageId: number;
	blockId: string;
	revisionId: number;
}): Promise<WordVersions> {
	/** The blocks that were asked for, each with the revision up to which. */
	const asked = new Map<string, number>();
	const found = new Map<string, readonly Version[]>();
	const older = new Set<string>();
	const unfollowed = new Set<number>();
	let open = new Map([[blockId, revisionId]]);
	for (let step = 0; open.size > 0 && step < MOST_STEPS; step++) {
		const versions = await readVersions(pageId, open);
		for (const [id, until] of open) {
			const most = id === blockId ? OWN_VERSIONS : OTHER_VERSIONS;
			const own = versions.filter((version) => version.blockId === id);
			asked.set(id, until);
			found.set(id, own.slice(0, most));
			if (own.length > most) older.add(id);
		}
		open = new Map();
		for (const version of [...found.values()].flat()) {
			for (const { blockId: id, takenIn } of sourcesOf(version)) {
				const until = Math.max(takenIn - 1, open.get(id) ?? 0);
				if (until <= (asked.get(id) ?? 0)) continue;
				if (asked.has(id) || open.has(id) || asked.size + open.size < MOST_BLOCKS) open.set(id, until);
				else unfollowed.add(version.revisionId);
			}
		}
	}
	for (const version of [...found.values()].flat()) {
		if (sourcesOf(version).some(({ blockId: id }) => open.has(id))) unfollowed.add(version.revisionId);
	}
	const texts = await readTexts([...found.values()].flat());
	const share = MOST_TEXT / Math.max(1, totalLength(texts));
	const cut = new Set(unfollowed);
	const versions = [...found.keys()].flatMap((id) => {
		const own = texts.filter((version) => version.blockId === id);
		const kept = share < 1 ? own.slice(0, Math.max(1, Math.floor(own.length * share))) : own;
		const oldest = kept.at(-1);
		if (oldest && (older.has(id) || kept.length < own.length)) cut.add(oldest.revisionId);
		return kept;
	});
	return { versions: versions.sort((a, b) => a.revisionId - b.revisionId), cut: [...cut] };
}

/** The blocks that a version has words from, each with the revision that took them out of there. */
function sourcesOf({ blockId, revisionId, wordsFrom, passagesFrom }: Version) {
	const came = wordsFrom.filter((id) => id !== blockId).map((id) => ({ blockId: id, takenIn: revisionId }));
	return [...came, ...passagesFrom];
}

/** The newest versions of each of these blocks up to the revision beside it, newest first, and one more. */
function readVersions(pageId: number, blocks: ReadonlyMap<string, number>): Promise<Version[]> {
	return db.$queryRaw<Version[]>`
		SELECT entry.block_id AS "blockId", entry.revision_id AS "revisionId", entry.words_from AS "wordsFrom",
			entry.passages_from AS "passagesFrom"
		FROM unnest(${[...blocks.keys()]}::text[], ${[...blocks.values()]}::int[],
			array_fill(${pageId}::int, ARRAY[${blocks.size}::int])) AS asked(block_id, until, page_id)
		CROSS JOIN LATERAL (
			SELECT * FROM block_version
			WHERE page_id = asked.page_id AND block_id = asked.block_id AND revision_id <= asked.until
			ORDER BY revision_id DESC LIMIT ${OWN_VERSIONS + 1}) entry
		ORDER BY entry.revision_id DESC`;
}

function totalLength(versions: readonly TextVersion[]): number {
	return versions.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * Where a block stands in a document: in the outermost block that has it at some depth. Only blocks are gone through,
 * and no paragraph is entered, since those are many and have no blocks: going through everything takes five times as long.
 */
const PLACE_OF_BLOCK = `$.content[*] ? (${holds(DOCUMENT_LIMITS.depth)}).** ? (@.attrs.id == $id)`;

function holds(depth: number): string {
	const own = "@.attrs.id == $id";
	return depth === 0 ? own : `${own} || @.type != "paragraph" && exists(@.content[*] ? (${holds(depth - 1)}))`;
}

/** The versions with their texts, in the order asked for; the database takes each block out of its document. */
async function readTexts(versions: readonly Version[]): Promise<TextVersion[]> {
	const rows = await db.$queryRaw<{ place: number; rejectedIn: number | null; node: DocumentNode | null }[]>`
		SELECT asked.place::int, rejected_in AS "rejectedIn",
			jsonb_path_query_first(document, ${PLACE_OF_BLOCK}::jsonpath, jsonb_build_object('id', asked.block_id)) AS node
		FROM unnest(${versions.map((one) => one.revisionId)}::int[], ${versions.map(({ blockId }) => blockId)}::text[])
			WITH ORDINALITY AS asked(revision_id, block_id, place)
		JOIN revision ON revision.id = asked.revision_id
		ORDER BY asked.place`;
	return rows.flatMap(({ place, rejectedIn, node }) => {
		const version = versions[place - 1];
		return version ? [{ ...version, rejectedIn, text: node ? nodeText(node) : "" }] : [];
	});
}
