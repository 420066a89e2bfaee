import { assignBlockIds, blockId } from "../block-id";
import { joinTexts } from "../inline";
import type { MergeChoice, Overlap } from "../merge";
import { documentSchema } from "../prosemirror";
import { DOCUMENT_VERSION, type DocumentNode, NODES, type WikiDocument } from "../schema";
import { isTextblock } from "../text";
import { OVERLAP } from "./overlap";
import { fits } from "./own";

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
	const answers = new Map(
		overlaps.map((overlap) => [overlap.blockId, chosen(overlap, choices.get(overlap.blockId) ?? "theirs")]),
	);
	const sides = overlaps.flatMap((overlap) => {
		const side = chosenSide(overlap, choices.get(overlap.blockId) ?? "theirs");
		return side ? [{ id: overlap.blockId, side, node: overlap[side] }] : [];
	});
	const held = { mine: new Set<string>(), theirs: new Set<string>() };
	for (const { side, node } of sides) for (const child of node?.content ?? []) noteIds(child, held[side]);
	for (const { id, side } of sides) if (held[side].has(id)) answers.set(id, []);
	const rest = takeAlong(tree, new Set(sides.map(({ id }) => id)), answers);
	const { content } = resolveNode(rest, (id) => answers.get(id) ?? []);
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

/** The side as which the block stands, and not as the other; null where it is both, or written anew. */
function chosenSide({ mine, theirs }: Overlap, choice: MergeChoice): "mine" | "theirs" | null {
	if (typeof choice === "object") return null;
	if (choice !== "both") return choice;
	if (mine && theirs) return null;
	return mine ? "mine" : "theirs";
}

function noteIds(node: DocumentNode, ids: Set<string>): void {
	const id = blockId(node);
	if (id !== null) ids.add(id);
	for (const child of node.content ?? []) noteIds(child, ids);
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

/**
 * The tree without the texts that the version of one side holds too which was chosen: where one side took a block out of
 * another, or put it into one, it stands beside the answers. They are put there as they are merged, so that what was
 * chosen says what both wrote, and once.
 */
function takeAlong(
	tree: DocumentNode,
	chosen: ReadonlySet<string>,
	answers: Map<string, readonly DocumentNode[]>,
): DocumentNode {
	if (chosen.size === 0) return tree;
	const outside = new Map<string, DocumentNode>();
	const note = (node: DocumentNode): void => {
		const id = isTextblock(node.type) ? blockId(node) : null;
		if (id !== null) outside.set(id, node);
		else node.content?.forEach(note);
	};
	note(tree);
	const taken = new Set<DocumentNode>();
	const take = (node: DocumentNode): DocumentNode => {
		if (!isTextblock(node.type)) return node.content ? { ...node, content: node.content.map(take) } : node;
		const merged = outside.get(blockId(node) ?? "");
		if (!merged || taken.has(merged)) return node;
		const { content: _own, ...rest } = node;
		const whole = merged.content ? { ...rest, content: merged.content } : rest;
		if (!fits(whole)) return node;
		taken.add(merged);
		return whole;
	};
	for (const id of chosen) answers.set(id, (answers.get(id) ?? []).map(take));
	return without(tree, taken) ?? tree;
}

/** The node without some texts, and without what held nothing else; a cell is left empty. */
function without(node: DocumentNode, taken: ReadonlySet<DocumentNode>): DocumentNode | null {
	if (taken.has(node)) return null;
	if (taken.size === 0 || isTextblock(node.type) || !node.content) return node;
	const left = node.content.flatMap((child) => without(child, taken) ?? []);
	if (left.length === node.content.length && left.every((child, index) => child === node.content?.[index])) return node;
	const isCell = node.type === "tableCell" || node.type === "tableHeader";
	if (left.length === 0 && !isCell && node.type !== "doc") return null;
	// What holds an overlap is made valid with the answer in it.
	if (holdsOverlap(node)) return { ...node, content: left };
	const { held, rest } = hold(node.type, left);
	return { ...node, content: [...held, ...rest] };
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
