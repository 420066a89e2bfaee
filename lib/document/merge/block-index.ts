import { blockId, isIdentified } from "../block-id";
import { documentSchema } from "../prosemirror";
import { type DocumentNode, NODES, type WikiDocument } from "../schema";
import { isTextblock } from "../text";

/** Stands for the document itself where a block's parent is asked for. */
export const ROOT = "";

/** A block in its version of the document. */
export interface PlacedBlock {
	readonly id: string;
	readonly node: DocumentNode;
	readonly parent: string;
	/** Ids of the blocks in it; empty for blocks of text. */
	readonly children: readonly string[];
	/** Type, attributes and text: equal while the block itself, without the blocks in it, is the same. */
	readonly own: string;
}

export type Blocks = ReadonlyMap<string, PlacedBlock>;

/** True for blocks that hold blocks, and for the document. */
export function isContainer(type: string): boolean {
	return !isTextblock(type) && Object.hasOwn(NODES, type) && NODES[type]?.content !== undefined;
}

/** Whether the schema lets a block of a type hold blocks of these types in this order. */
export function mayHold(type: string, types: readonly string[]): boolean {
	let match = documentSchema.nodes[type]?.contentMatch ?? null;
	for (const name of types) {
		const next = documentSchema.nodes[name];
		match = next && match ? match.matchType(next) : null;
	}
	return match?.validEnd ?? false;
}

/** Every block of a document by its id, with the document under `ROOT`. Ids must be there and unique. */
export function indexBlocks(document: WikiDocument): Blocks {
	const blocks = new Map<string, PlacedBlock>();
	const visit = (node: DocumentNode, id: string, parent: string): void => {
		const inside = isContainer(node.type) ? (node.content ?? []) : [];
		const children = inside.map((child) => blockId(child) ?? "");
		blocks.set(id, { id, node, parent, children, own: ownKey(node) });
		for (const [index, child] of inside.entries()) visit(child, children[index] ?? "", id);
	};
	visit(document, ROOT, ROOT);
	return blocks;
}

function ownKey(node: DocumentNode): string {
	const { id: _id, ...attrs } = node.attrs ?? {};
	return JSON.stringify([node.type, attrs, isTextblock(node.type) ? (node.content ?? []) : null]);
}

/** The document with each id replaced that the function answers another one for, citations included. */
export function renameBlocks(document: WikiDocument, rename: (id: string | null, node: DocumentNode) => string | null) {
	const visit = (node: DocumentNode): DocumentNode => {
		const content = node.content?.map(visit);
		const unchanged = !content || content.every((child, index) => child === node.content?.[index]);
		const result = unchanged ? node : { ...node, content };
		if (!isIdentified(node)) return result;
		const own = blockId(node);
		const id = rename(own, node);
		if (id === own) return result;
		const { id: _replaced, ...attrs } = node.attrs ?? {};
		return { ...result, attrs: id === null ? attrs : { id, ...attrs } };
	};
	// `visit` keeps the type and attributes of the root, which is no block.
	return visit(document) as WikiDocument;
}

/** Pairs of the ids of two nodes with equal content, theirs and those of all that they hold. */
export function pairedIds(a: DocumentNode, b: DocumentNode): [string, string][] {
	const [own, other] = [blockId(a), blockId(b)];
	const inner = (a.content ?? []).flatMap((child, index) => {
		const partner = b.content?.[index];
		return partner ? pairedIds(child, partner) : [];
	});
	return own !== null && other !== null ? [[own, other], ...inner] : inner;
}
