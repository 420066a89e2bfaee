import type { BlockChanges, BlockVersion, ChangedBlock } from "./blame";
import { NOTHING_GAINED, type PassageSource } from "./passages";

/** A line together with the hash of a text or of citations that it may have had. */
export interface LineContent {
	readonly line: string;
	readonly hash: string;
}

/**
 * The log of a page as far as a new revision has to ask it; answers stand at the place of their question. Where it is
 * asked for what does not stand any more, entries that name a revision which was rejected before the new one are forgotten.
 */
export interface BlameLog {
	/** The newest entries of blocks that stood in the revision before, whatever became of those that they name. */
	standing(blockIds: readonly string[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The newest entries of blocks that did not stand there. */
	lostBlocks(blockIds: readonly string[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The oldest entries of lines with these words. */
	firstText(asked: readonly LineContent[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The oldest entries of lines with these citations. */
	firstCitations(asked: readonly LineContent[]): Promise<readonly (BlockVersion | undefined)[]>;
	/** The oldest entries with these words among blocks other than those `standing`; of the same age, the first id. */
	lostText(hashes: readonly string[], standing: ReadonlySet<string>): Promise<readonly (BlockVersion | undefined)[]>;
	/** Who lost these shingles last. */
	lostPassages(shingles: readonly number[]): Promise<readonly (PassageSource | undefined)[]>;
}

/** A passage that a page lost, by a shingle of it, and who had it last. */
export interface LostPassage extends PassageSource {
	readonly shingle: number;
}

/** What a revision adds to the log of its page. */
export interface LogAdvance {
	/** In the order of the document. */
	readonly entries: readonly BlockVersion[];
	/** In place of what is known of the same shingles. */
	readonly lost: readonly LostPassage[];
}

/** What a revision adds to the log of its page; `log` has what was before. */
export async function advanceBlame(log: BlameLog, changes: BlockChanges, revisionId: number): Promise<LogAdvance> {
	return {
		entries: await findEntries(log, changes, revisionId),
		lost: changes.lost.map(([shingle, blockId]) => ({ shingle, blockId, takenIn: revisionId })),
	};
}

async function findEntries(
	log: BlameLog,
	{ first, changed, standing }: BlockChanges,
	revisionId: number,
): Promise<BlockVersion[]> {
	if (changed.length === 0) return [];
	const made = (block: ChangedBlock): BlockVersion => ({
		blockId: block.blockId,
		revisionId,
		line: block.blockId,
		textHash: block.textHash,
		citationsHash: block.citationsHash,
		createdIn: revisionId,
		textChangedIn: revisionId,
		citationsChangedIn: block.cites ? revisionId : null,
		wordsFrom: [],
		passagesFrom: [],
	});
	if (first) return changed.map(made);

	const ancestors = await findAncestors(log, changed, new Set(standing));
	const [texts, citations, origins] = await Promise.all([
		findFirst(ancestors, changed, TEXT, (asked) => log.firstText(asked)),
		findFirst(ancestors, changed, CITATIONS, (asked) => log.firstCitations(asked)),
		findOrigins(log, changed),
	]);
	// Words that the line had before are its own.
	const passages = await findPassageSources(
		log,
		changed.map(({ gained }, i) => (texts[i] ? NOTHING_GAINED : gained)),
		revisionId,
	);
	return changed.map((block, i) => {
		const [ancestor, text, cited, from = []] = [ancestors[i], texts[i], citations[i], origins[i]];
		const own = { ...made(block), passagesFrom: passages[i] ?? [] };
		if (!ancestor && from.length === 0) return own;
		return {
			...own,
			line: ancestor?.line ?? block.blockId,
			createdIn: ancestor?.createdIn ?? Math.min(...from.map(({ createdIn }) => createdIn)),
			textChangedIn: text ? text.textChangedIn : textOfCut(block, from, revisionId),
			citationsChangedIn: cited ? cited.citationsChangedIn : citationsOfCut(block, from, revisionId),
			wordsFrom: wordsFrom(block, ancestor),
		};
	});
}

function textOfCut({ cut }: ChangedBlock, from: readonly BlockVersion[], revisionId: number): number {
	if (!cut?.sameText || from.length === 0) return revisionId;
	return Math.max(...from.map(({ textChangedIn }) => textChangedIn));
}

function citationsOfCut(
	{ cut, cites }: ChangedBlock,
	from: readonly BlockVersion[],
	revisionId: number,
): number | null {
	if (!cut?.sameCitations || from.length === 0) return revisionId;
	const known = from.flatMap(({ citationsChangedIn }) => citationsChangedIn ?? []);
	return cites && known.length > 0 ? Math.max(...known) : null;
}

function wordsFrom({ blockId, fromId, cut }: ChangedBlock, ancestor: BlockVersion | undefined): readonly string[] {
	// Text that was lost is found again as it was, whatever else it may have been cut from.
	const isLost = ancestor !== undefined && ancestor.blockId !== blockId && ancestor.blockId !== fromId;
	const from = isLost ? [ancestor.blockId] : (cut?.from ?? (fromId === null ? [] : [fromId]));
	return from.length === 1 && from[0] === blockId ? [] : from;
}

/** For each changed block the newest entries of those that it was cut or joined from. */
async function findOrigins(log: BlameLog, changed: readonly ChangedBlock[]): Promise<BlockVersion[][]> {
	const ids = [...new Set(changed.flatMap(({ cut }) => cut?.from ?? []))];
	const entries = await log.standing(ids);
	const known = new Map(ids.map((id, i) => [id, entries[i]]));
	return changed.map(({ cut }) => (cut?.from ?? []).flatMap((id) => known.get(id) ?? []));
}

/** A passage that comes back after a while is so many shingles in a row; fewer are a common turn of phrase. */
const TELLING_SHINGLES = 3;
/** A block that is put together from more of them keeps the writers of these. */
const MOST_SOURCES = 50;

/** For what each block gained the blocks that lost it, in this revision and then in earlier ones. */
async function findPassageSources(
	log: BlameLog,
	gained: readonly ChangedBlock["gained"][],
	revisionId: number,
): Promise<PassageSource[][]> {
	const asked = [...new Set(gained.flatMap(({ open }) => open))];
	const answers = await log.lostPassages(asked);
	const known = new Map(asked.map((shingle, i) => [shingle, answers[i]]));
	return gained.map(({ from, open }) => {
		const sources = new Map<string, PassageSource>();
		for (const blockId of from) keep(sources, { blockId, takenIn: revisionId });
		let row: PassageSource[] = [];
		for (const shingle of open) {
			const source = known.get(shingle);
			row = source ? [...row, source].slice(-TELLING_SHINGLES) : [];
			if (row.length === TELLING_SHINGLES) for (const one of row) keep(sources, one);
		}
		return [...sources.values()].slice(0, MOST_SOURCES);
	});
}

function keep(sources: Map<string, PassageSource>, source: PassageSource): void {
	sources.set(`${source.takenIn} ${source.blockId}`, source);
}

/** What of an entry is asked for, and where it says whose that is. */
const TEXT = { content: "textHash", named: "textChangedIn" } as const;
const CITATIONS = { content: "citationsHash", named: "citationsChangedIn" } as const;

/**
 * For each changed block the oldest entry of its line with the same content, or one that names the same revision for
 * it. Nobody needs to be asked where the ancestor has it and stood, or was found because who is named is remembered.
 * Undefined where the content is new to the line.
 */
async function findFirst(
	ancestors: readonly (BlockVersion | undefined)[],
	changed: readonly ChangedBlock[],
	{ content, named }: typeof TEXT | typeof CITATIONS,
	ask: (asked: readonly LineContent[]) => Promise<readonly (BlockVersion | undefined)[]>,
): Promise<(BlockVersion | undefined)[]> {
	const found = ancestors.map((ancestor, i) => {
		if (!ancestor || ancestor[content] !== changed[i]?.[content]) return undefined;
		const stood = ancestor.blockId === changed[i]?.fromId;
		return stood || ancestor[named] === null || ancestor[named] === ancestor.createdIn ? ancestor : undefined;
	});
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
	const found: (BlockVersion | undefined)[] = changed.map(() => undefined);
	const back = changed.flatMap(({ blockId, fromId }, i) => (blockId === fromId ? [] : [{ i, blockId }]));
	const known = await log.lostBlocks(back.map(({ blockId }) => blockId));
	for (const [index, { i }] of back.entries()) found[i] = known[index];
	const open = changed.flatMap(({ fromId }, i) => (found[i] || fromId === null ? [] : [{ i, fromId }]));
	const stood = await log.standing(open.map(({ fromId }) => fromId));
	for (const [index, { i }] of open.entries()) found[i] = stood[index];
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
	private readonly byLine = new Map<string, BlockVersion[]>();
	private readonly lost = new Map<number, LostPassage>();
	private readonly rejected = new Set<number>();

	/** Says that a revision was rejected before those that come. */
	forget(revisionId: number): void {
		this.rejected.add(revisionId);
	}

	add({ entries, lost }: LogAdvance): void {
		for (const passage of lost) this.lost.set(passage.shingle, passage);
		for (const entry of entries) {
			append(this.byBlock, entry.blockId, entry);
			append(this.byText, entry.textHash, entry);
			for (const key of [`text ${entry.textHash} ${entry.line}`, `citations ${entry.citationsHash} ${entry.line}`]) {
				append(this.byLine, key, entry);
			}
		}
	}

	async standing(blockIds: readonly string[]) {
		return blockIds.map((id) => this.byBlock.get(id)?.at(-1));
	}

	async lostBlocks(blockIds: readonly string[]) {
		return blockIds.map((id) => this.byBlock.get(id)?.findLast(({ createdIn }) => !this.rejected.has(createdIn)));
	}

	async firstText(asked: readonly LineContent[]) {
		return asked.map(({ line, hash: text }) =>
			this.byLine.get(`text ${text} ${line}`)?.find(({ textChangedIn }) => !this.rejected.has(textChangedIn)),
		);
	}

	async firstCitations(asked: readonly LineContent[]) {
		return asked.map(({ line, hash: citations }) =>
			this.byLine
				.get(`citations ${citations} ${line}`)
				?.find(({ citationsChangedIn }) => citationsChangedIn === null || !this.rejected.has(citationsChangedIn)),
		);
	}

	async lostText(hashes: readonly string[], standing: ReadonlySet<string>) {
		return hashes.map((text) => {
			const lost = this.byText.get(text)?.filter(({ blockId, createdIn, textChangedIn }) => {
				return !standing.has(blockId) && !this.rejected.has(createdIn) && !this.rejected.has(textChangedIn);
			});
			return lost?.reduce<BlockVersion | undefined>((first, entry) => {
				if (!first || entry.revisionId < first.revisionId) return entry;
				return entry.revisionId === first.revisionId && entry.blockId < first.blockId ? entry : first;
			}, undefined);
		});
	}

	async lostPassages(shingles: readonly number[]) {
		return shingles.map((shingle) => {
			const passage = this.lost.get(shingle);
			return passage && { blockId: passage.blockId, takenIn: passage.takenIn };
		});
	}

	/** The entries of a block so far, oldest first. */
	entriesOf(blockId: string): readonly BlockVersion[] {
		return this.byBlock.get(blockId) ?? [];
	}

	/** All that the page lost so far. */
	lostSoFar(): Iterable<LostPassage> {
		return this.lost.values();
	}
}

function append(lists: Map<string, BlockVersion[]>, key: string, entry: BlockVersion): void {
	const list = lists.get(key);
	if (list) list.push(entry);
	else lists.set(key, [entry]);
}
