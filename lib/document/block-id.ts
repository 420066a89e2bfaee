import { countWords, type Likeable, pairLikeBlocks } from "./diff/likeness";
import { type DocumentNode, NODES, type WikiDocument } from "./schema";
import { nodeText } from "./text";

const FIRST = "abcdefghijklmnopqrstuvwxyz";
const REST = `${FIRST}0123456789`;
const LENGTH = 8;
const MAX_ATTEMPTS = 1000;

/**
 * A new id for a block: 8 characters that begin with a letter. Unique enough within one document, where
 * `assignBlockIds` makes certain; no secret, so ordinary randomness will do.
 */
export function newBlockId(random: () => number = Math.random): string {
	let id = FIRST.charAt(Math.floor(random() * FIRST.length));
	while (id.length < LENGTH) id += REST.charAt(Math.floor(random() * REST.length));
	return id;
}

/** True for nodes that carry an id of their own: blocks, and citations among their words. */
export function isIdentified(node: DocumentNode): boolean {
	return Object.hasOwn(NODES, node.type) && NODES[node.type]?.attrs?.id !== undefined;
}

function isBlock(node: DocumentNode): boolean {
	return isIdentified(node) && NODES[node.type]?.group !== "inline";
}

/** The id of a block, or null where it has none. */
export function blockId(node: DocumentNode): string | null {
	const id = node.attrs?.id;
	return typeof id === "string" ? id : null;
}

/** The block with another id, first among its attributes as in the table. */
export function withBlockId(node: DocumentNode, id: string): DocumentNode {
	const { id: _replaced, ...attrs } = node.attrs ?? {};
	return { ...node, attrs: { id, ...attrs } };
}

function visitBlocks(document: WikiDocument, visit: (block: { id: string | null; node: DocumentNode }) => void): void {
	const walk = (node: DocumentNode): void => {
		if (isIdentified(node)) visit({ id: blockId(node), node });
		for (const child of node.content ?? []) walk(child);
	};
	walk(document);
}

/** Whether every block carries an id. */
export function hasAllBlockIds(document: WikiDocument): boolean {
	let complete = true;
	visitBlocks(document, ({ id }) => {
		complete &&= id !== null;
	});
	return complete;
}

/** Ids that more than one block of the document carries, each once. */
export function findDuplicateBlockIds(document: WikiDocument): string[] {
	const seen = new Set<string>();
	const duplicates = new Set<string>();
	visitBlocks(document, ({ id }) => {
		if (id === null) return;
		if (seen.has(id)) duplicates.add(id);
		seen.add(id);
	});
	return [...duplicates];
}

/**
 * Gives every block an id of its own: missing ids are filled; of blocks that share one, the first in the
 * document keeps it, as the original of a copy does. Unchanged parts are shared with the input. Throws a
 * RangeError when `newId` keeps answering ids that are taken.
 */
export function assignBlockIds(document: WikiDocument, newId: () => string = newBlockId): WikiDocument {
	const taken = new Set<string>();
	visitBlocks(document, ({ id }) => {
		if (id !== null) taken.add(id);
	});
	const seen = new Set<string>();
	const freshId = (): string => {
		for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			const id = newId();
			if (!taken.has(id)) {
				taken.add(id);
				return id;
			}
		}
		throw new RangeError("newId keeps giving ids that are taken");
	};
	const visit = (node: DocumentNode): DocumentNode => {
		let result = node;
		if (isIdentified(node)) {
			const id = blockId(node);
			if (id === null || seen.has(id)) result = withBlockId(node, freshId());
			else seen.add(id);
		}
		const content = node.content?.map(visit);
		if (!content || content.every((child, i) => child === node.content?.[i])) return result;
		return { ...result, content };
	};
	// `visit` keeps the type and attributes of the root, which is no block.
	return visit(document) as WikiDocument;
}

/**
 * Gives blocks without an id the id of the block of `base` that they seem to be a version of, so that a client
 * that knows nothing of ids can send an article back without its history being torn; blocks with no counterpart
 * get new ids. Ids that the document brings are kept.
 *
 * Strategy: both trees are walked from the top, children paired by id, else by equality and likeness among
 * siblings; then the blocks that found none are paired with equal ones anywhere in the base, as moved ones.
 */
export function adoptBlockIds(
	document: WikiDocument,
	base: WikiDocument,
	newId: () => string = newBlockId,
): WikiDocument {
	if (hasAllBlockIds(document)) return assignBlockIds(document, newId);
	const given = new Set<string>();
	visitBlocks(document, ({ id }) => {
		if (id !== null) given.add(id);
	});
	const byId = new Map<string | null, DocumentNode>();
	visitBlocks(base, ({ id, node }) => byId.set(id, node));
	const sources = new Map<DocumentNode, DocumentNode>();
	const adopt = (node: DocumentNode, source: DocumentNode): void => {
		const id = blockId(source);
		sources.set(node, source);
		if (id !== null) given.add(id);
		const children = node.content?.filter(isIdentified) ?? [];
		const candidates = source.content?.filter(isIdentified) ?? [];
		for (const child of children) {
			const id = blockId(child);
			const same = id === null ? undefined : byId.get(id);
			if (same) adopt(child, same);
		}
		const isFree = (candidate: DocumentNode): boolean => !given.has(blockId(candidate) ?? "");
		for (const [child, candidate] of pairCitations(node, source))
			if (blockId(child) === null && isFree(candidate)) adopt(child, candidate);
		const open = children.filter((child) => blockId(child) === null && !sources.has(child));
		const free = candidates.filter(isFree);
		for (const [child, candidate] of pairSiblings(open, free, node.type !== "doc")) adopt(child, candidate);
	};
	adopt(document, base);
	const moved = new Map<string, DocumentNode[]>();
	visitBlocks(base, ({ id, node }) => {
		if (id === null || given.has(id) || (isBlock(node) && nodeText(node) === "")) return;
		const key = contentKey(node);
		moved.set(key, [...(moved.get(key) ?? []), node]);
	});
	visitBlocks(document, ({ id, node }) => {
		if (id !== null || sources.has(node)) return;
		const source = moved.get(contentKey(node))?.find((candidate) => !given.has(blockId(candidate) ?? ""));
		if (source) adopt(node, source);
	});
	const visit = (node: DocumentNode): DocumentNode => {
		const source = sources.get(node);
		const id = isIdentified(node) && blockId(node) === null && source ? blockId(source) : null;
		const result = id === null ? node : withBlockId(node, id);
		const content = node.content?.map(visit);
		if (!content || content.every((child, i) => child === node.content?.[i])) return result;
		return { ...result, content };
	};
	return assignBlockIds(visit(document) as WikiDocument, newId);
}

function likeable(node: DocumentNode): Likeable {
	let words: Map<string, number> | undefined;
	return {
		kind: node.type,
		key: contentKey(node),
		get words() {
			words ??= countWords(nodeText(node));
			return words;
		},
	};
}

/** The content of a block as text, ids left out: equal for blocks that only their ids tell apart. */
export function contentKey(node: DocumentNode): string {
	if (node.type === "text") return `${node.text}${node.marks ? JSON.stringify(node.marks) : ""}`;
	const { id: _own, ...attrs } = node.attrs ?? {};
	return JSON.stringify([node.type, attrs, node.content?.map(contentKey)]);
}

/** True for documents, and blocks, that only the ids in them tell apart. */
export function hasSameContent(a: DocumentNode, b: DocumentNode): boolean {
	const [inA, inB] = [a.content ?? [], b.content ?? []];
	return (
		inA.length === inB.length &&
		ownKey(a) === ownKey(b) &&
		inA.every((child, i) => hasSameContent(child, inB[i] ?? child))
	);
}

function ownKey({ type, attrs, text, marks }: DocumentNode): string {
	const { id: _own, ...rest } = attrs ?? {};
	return JSON.stringify([type, rest, text, marks]);
}

/** True for blocks that hold blocks: they are known by what they hold and where they stand more than by their words. */
function isContainer({ content }: DocumentNode): boolean {
	return content?.some(isBlock) ?? false;
}

/** Pairs of citations that say the same behind the same words: one work is often cited for several sentences of a paragraph. */
function pairCitations(node: DocumentNode, source: DocumentNode): [DocumentNode, DocumentNode][] {
	const waiting = new Map<string, DocumentNode[]>();
	for (const [candidate, key] of citationKeys(source)) waiting.set(key, [...(waiting.get(key) ?? []), candidate]);
	return citationKeys(node).flatMap(([child, key]): [DocumentNode, DocumentNode][] => {
		const candidate = waiting.get(key)?.shift();
		return candidate ? [[child, candidate]] : [];
	});
}

/** The citations of a block, each with what it says and the words since the one before. */
function citationKeys({ content = [] }: DocumentNode): [DocumentNode, string][] {
	const keys: [DocumentNode, string][] = [];
	let words = "";
	let isCited = false;
	for (const node of content) {
		if (node.type === "citation") {
			keys.push([node, `${contentKey(node)} ${words.trim()}`]);
			isCited = true;
			continue;
		}
		if (node.type !== "text") continue;
		words = isCited ? (node.text ?? "") : words + node.text;
		isCited = false;
	}
	return keys;
}

/** Pairs of a block and the candidate whose id it takes. */
function pairSiblings(
	blocks: readonly DocumentNode[],
	candidates: readonly DocumentNode[],
	inside: boolean,
): [DocumentNode, DocumentNode][] {
	if (blocks.length === 0 || candidates.length === 0) return [];
	const partner = pairLikeBlocks(candidates.map(likeable), blocks.map(likeable));
	const pairs = candidates.flatMap((source, i): [DocumentNode, DocumentNode][] => {
		const target = blocks[partner[i] ?? -1];
		return target ? [[target, source]] : [];
	});
	// In a block that was recognised, what is left keeps its place where as many are left on both sides: the
	// cells of a row keep theirs, whatever number they show now.
	const taken = new Set(partner);
	const left = blocks.filter((block, j) => !taken.has(j) && (inside || isContainer(block)));
	const free = candidates.filter((candidate, i) => partner[i] === -1 && (inside || isContainer(candidate)));
	for (const type of new Set(left.map((block) => block.type))) {
		const targets = left.filter((block) => block.type === type);
		const sources = free.filter((block) => block.type === type);
		if (targets.length !== sources.length) continue;
		for (const [i, target] of targets.entries()) {
			const source = sources[i];
			if (source) pairs.push([target, source]);
		}
	}
	return pairs;
}
