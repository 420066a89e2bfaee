import { DOCUMENT_LIMITS, type DocumentNode, NODES } from "../schema";
import { isTextblock, nodeText } from "../text";
import { isContainer, type PlacedBlock } from "./block-index";
import { mergeInline } from "./inline";

/** A block without the blocks in it, as both sides' edits make it; `joined` as in `InlineMerge`. */
export type OwnMerge =
	| { readonly ok: true; readonly node: DocumentNode }
	| { readonly ok: false; readonly joined: DocumentNode | null };

const DISAGREED: OwnMerge = { ok: false, joined: null };

/** Merges what two sides made of one block: its type, its attributes, its text. Null as the base: both added it. */
export function mergeOwn(base: PlacedBlock | null, mine: PlacedBlock, theirs: PlacedBlock, effort?: number): OwnMerge {
	if (mine.own === theirs.own || mine.own === base?.own) return { ok: true, node: theirs.node };
	if (theirs.own === base?.own) return { ok: true, node: mine.node };
	if (!base) return DISAGREED;
	const [was, own, other] = [base.node, mine.node, theirs.node];
	const kind = mergeKind(was, own, other);
	if (!kind) return DISAGREED;
	if (!isTextblock(kind.type)) return { ok: true, node: { ...other, ...kind } };
	const text = mergeInline(was.content ?? [], own.content ?? [], other.content ?? [], effort);
	const content = text.ok ? text.content : text.joined;
	if (!content) return DISAGREED;
	const node: DocumentNode = { ...kind, ...(content.length > 0 && { content }) };
	if (!fits(node)) return DISAGREED;
	return text.ok ? { ok: true, node } : { ok: false, joined: node };
}

/** Type and attributes, each from the side that changed it, or null where both did. */
export function mergeKind(base: DocumentNode, mine: DocumentNode, theirs: DocumentNode) {
	const type = merged(base.type, mine.type, theirs.type);
	if (type === null || isContainer(mine.type) !== isContainer(theirs.type)) return null;
	if (isTextblock(mine.type) !== isTextblock(theirs.type) || isTextblock(mine.type) !== isTextblock(base.type))
		return null;
	const attrs = mergeAttributes(type, base, mine, theirs);
	return attrs && { type, attrs };
}

function merged<T>(base: T, mine: T, theirs: T): T | null {
	if (mine === base || mine === theirs) return theirs;
	return theirs === base ? mine : null;
}

/** The attributes that the type has, each from the side that changed it, or null where both did. */
function mergeAttributes(type: string, base: DocumentNode, mine: DocumentNode, theirs: DocumentNode) {
	const attrs: Record<string, unknown> = {};
	for (const name of Object.keys(NODES[type]?.attrs ?? {})) {
		const [was, own, other] = [base, mine, theirs].map((node) => JSON.stringify(node.attrs?.[name]));
		const isLooks = name === "colwidth";
		if (!isLooks && own !== was && other !== was && own !== other) return null;
		const value = (own === was || (isLooks && other !== was) ? theirs : mine).attrs?.[name];
		if (value !== undefined) attrs[name] = value;
	}
	if (Array.isArray(attrs.colwidth) && attrs.colwidth.length !== (attrs.colspan ?? 1)) delete attrs.colwidth;
	return attrs;
}

/** What the validator would refuse in text that each side had the right to. */
export function fits(node: DocumentNode): boolean {
	if (node.type === "heading") return nodeText(node).length <= DOCUMENT_LIMITS.headingLength;
	return node.type !== "codeBlock" || (node.content ?? []).every(({ type, marks }) => type === "text" && !marks);
}
