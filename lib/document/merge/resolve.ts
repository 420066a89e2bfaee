import { assignBlockIds, blockId } from "../block-id";
import { joinTexts } from "../inline";
import type { MergeChoice, Overlap } from "../merge";
import { documentSchema } from "../prosemirror";
import { DOCUMENT_VERSION, type DocumentNode, NODES, type WikiDocument } from "../schema";
import { isTextblock } from "../text";
import { OVERLAP } from "./overlap";

/** Blocks that cannot stand twice beside each other: both texts go into one. */
const SINGLE: ReadonlySet<string> = new Set([
	"attribution",
	"accountsQuestion",
	"accountAnswer",
	"tableCell",
	"tableHeader",
]);

/** The tree with the chosen blocks in place of its overlaps, made valid. */
export function resolveTree(
	tree: DocumentNode,
	overlaps: readonly Overlap[],
	choices: ReadonlyMap<string, MergeChoice>,
): WikiDocument {
	const byId = new Map(overlaps.map((overlap) => [overlap.blockId, overlap]));
	const { content } = resolveNode(tree, (id) => {
		const overlap = byId.get(id);
		return overlap ? chosen(overlap, choices.get(id) ?? "theirs") : [];
	});
	return assignBlockIds({ type: "doc", attrs: { version: DOCUMENT_VERSION }, content });
}

function chosen(overlap: Overlap, choice: MergeChoice): readonly DocumentNode[] {
	if (typeof choice === "object") return choice.edited;
	const { mine, theirs, joined } = overlap;
	if (choice === "mine") return blocks(mine);
	if (choice === "theirs") return blocks(theirs);
	if (joined) return [joined];
	if (mine && theirs && mine.type === theirs.type && SINGLE.has(mine.type)) return [inOne(theirs, mine)];
	return [...blocks(theirs), ...blocks(mine)];
}

/** The blocks of a side; those of the document where it is asked about as a whole. */
function blocks(node: DocumentNode | null): readonly DocumentNode[] {
	if (!node) return [];
	return node.type === "doc" ? (node.content ?? []) : [node];
}

function inOne(first: DocumentNode, second: DocumentNode): DocumentNode {
	const between = isTextblock(first.type) ? [{ type: "text", text: " " }] : [];
	const content = joinTexts([...(first.content ?? []), ...between, ...(second.content ?? [])]);
	return { ...first, ...(content.length > 0 && { content }) };
}

interface Resolved {
	/** Empty where nothing of the node is left. */
	readonly nodes: readonly DocumentNode[];
	/** What the node could not hold: for the blocks around it. */
	readonly rest: readonly DocumentNode[];
}

type Choose = (id: string) => readonly DocumentNode[];

function resolveNode(node: DocumentNode, choose: Choose): { content: readonly DocumentNode[] } {
	const { nodes, rest } = resolve(node, choose);
	const content = [...(nodes[0]?.content ?? []), ...rest.flatMap(asParagraphs)];
	return { content: content.some(({ type }) => type !== "redirect") ? content : [...content, emptyParagraph()] };
}

/** Only nodes on the way to an overlap are looked at; the others are valid and shared. */
function resolve(node: DocumentNode, choose: Choose): Resolved {
	if (node.type === OVERLAP) return { nodes: choose(blockId(node) ?? ""), rest: [] };
	if (!holdsOverlap(node)) return { nodes: [node], rest: [] };
	const content: DocumentNode[] = [];
	for (const child of node.content ?? []) {
		const { nodes, rest } = resolve(child, choose);
		content.push(...nodes, ...rest);
	}
	if (content.length === 0 && node.type !== "doc") return { nodes: [], rest: [] };
	const { held, rest } = hold(node.type, content);
	return { nodes: [{ ...node, content: held }], rest };
}

function holdsOverlap(node: DocumentNode): boolean {
	return node.type === OVERLAP || (node.content?.some(holdsOverlap) ?? false);
}

/** As much of the content as the schema allows in a node of this type, what is required between filled in. */
function hold(type: string, content: readonly DocumentNode[]): { held: DocumentNode[]; rest: DocumentNode[] } {
	const held: DocumentNode[] = [];
	const rest: DocumentNode[] = [];
	let match = documentSchema.nodes[type]?.contentMatch ?? null;
	const take = (node: DocumentNode): boolean => {
		const nodeType = documentSchema.nodes[node.type];
		const next = nodeType && match ? match.matchType(nodeType) : null;
		if (!next) return false;
		held.push(node);
		match = next;
		return true;
	};
	for (const node of content) {
		if (take(node)) continue;
		const filling = type === "listItem" && held.length === 0 ? emptyParagraph() : null;
		if (filling && take(filling) && take(node)) continue;
		const texts = asParagraphs(node);
		if (texts.length > 0 && texts.every((paragraph) => take(paragraph))) continue;
		rest.push(node);
	}
	while (match && !match.validEnd) {
		const missing = fill(match.defaultType?.name);
		if (!missing || !take(missing)) break;
	}
	return { held, rest };
}

function fill(type: string | undefined): DocumentNode | null {
	if (type === undefined) return null;
	if (type === "account") return { type, content: [{ type: "accountAnswer" }, { type: "paragraph" }] };
	if (type === "listItem") return { type, content: [{ type: "paragraph" }] };
	return { type };
}

function emptyParagraph(): DocumentNode {
	return { type: "paragraph" };
}

/** Each text of a node as a paragraph, for where the node itself cannot be; blocks stay what they are. */
function asParagraphs(node: DocumentNode): DocumentNode[] {
	if (NODES[node.type]?.group === "block") return [node];
	if (!isTextblock(node.type)) return (node.content ?? []).flatMap(asParagraphs);
	return [{ type: "paragraph", attrs: { id: node.attrs?.id }, ...(node.content && { content: node.content }) }];
}
