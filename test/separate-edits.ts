import { joinTexts } from "@/lib/document/inline";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { splitWords } from "@/lib/document/words";
import { doc, normal, p } from "./document";

/** Two people's edits of one article that do not touch each other, and what both together make of it. */
export interface SeparateEdits {
	mine: WikiDocument;
	theirs: WikiDocument;
	together: WikiDocument;
}

type Who = "mine" | "theirs";
type WordEdit = { who: Who; word: number; kind: "replace" | "insert" | "delete" | "bold" | "cite"; mark: string };
type BlockEdit = { who: Who; kind: "delete" | "insert-after" | "reword"; mark: string; added: DocumentNode };
/** A space at which somebody begins a new paragraph. */
type Split = { who: Who; space: number; mark: string };

interface Plan {
	readonly block: DocumentNode;
	readonly edit: BlockEdit | null;
	/** Words change in it: it is neither deleted nor followed by something new. */
	readonly isEdited: boolean;
	readonly words: readonly WordEdit[];
	readonly splits: readonly Split[];
	/** Who joins it with the paragraph before it. */
	joined: Who | null;
}

/** Words of each side's edits in one text stand at least this far apart. */
const DISTANCE = 3;

/**
 * Draws some edits of each side: in different blocks, in different words of one block, and splits, joins and moves of
 * blocks whose words the other side may edit.
 */
export function separateEdits(base: WikiDocument, draw: () => number): SeparateEdits {
	let count = 0;
	const chance = (percent: number): boolean => draw() % 100 < percent;
	const someone = (): Who => (chance(50) ? "mine" : "theirs");
	const mark = (): string => `mark${++count}`;
	const plans = base.content.map((block): Plan => {
		if (block.type === "paragraph" && chance(40)) {
			const edits = drawWordEdits(block, draw, mark);
			return {
				block,
				edit: null,
				isEdited: true,
				words: edits,
				splits: drawSplits(block, edits, draw, mark),
				joined: null,
			};
		}
		const kinds = ["delete", "insert-after", "reword"] as const;
		const name = mark();
		const added = p(`${name} is new here.`);
		const edit = chance(20) ? { who: someone(), kind: kinds[draw() % 3] ?? "delete", mark: name, added } : null;
		return { block, edit, isEdited: false, words: [], splits: [], joined: null };
	});
	const move = { who: someone(), from: draw() % plans.length, behind: draw() % plans.length };
	const isMoved = Math.abs(move.from - move.behind) > 2 && plans[move.from]?.isEdited && plans[move.behind]?.isEdited;
	const still = (index: number): boolean => !isMoved || (index !== move.from && index !== move.behind);
	for (const [index, plan] of plans.entries()) {
		if (plan.isEdited && plans[index - 1]?.isEdited && still(index) && still(index - 1) && chance(30))
			plan.joined = someone();
	}
	const version = (...who: Who[]): WikiDocument => {
		const order = [...plans];
		const [moved] = isMoved && who.includes(move.who) ? order.splice(move.from, 1) : [];
		if (moved) order.splice(move.behind + (move.behind < move.from ? 1 : 0), 0, moved);
		return normal(doc(...order.reduce((content, plan) => write(content, plan, who), [] as DocumentNode[])));
	};
	return { mine: version("mine"), theirs: version("theirs"), together: version("mine", "theirs") };
}

function write(before: readonly DocumentNode[], plan: Plan, who: readonly Who[]): DocumentNode[] {
	const { block, edit, joined } = plan;
	if (edit && who.includes(edit.who)) {
		if (edit.kind === "delete") return [...before];
		if (edit.kind === "insert-after") return [...before, block, edit.added];
		const text = { type: "text", text: edit.mark };
		return [...before, block.type === "heading" ? { ...block, content: [text] } : block];
	}
	if (!plan.isEdited) return [...before, block];
	const splits = plan.splits.filter((split) => who.includes(split.who));
	const edits = plan.words.filter((word) => who.includes(word.who));
	const pieces = withWords(block, edits, splits);
	const last = before.at(-1);
	const [first, ...rest] = pieces;
	if (!joined || !who.includes(joined) || !last || !first) return [...before, ...pieces];
	const content = joinTexts([...(last.content ?? []), { type: "text", text: " " }, ...(first.content ?? [])]);
	return [...before.slice(0, -1), { ...last, content }, ...rest];
}

function words(block: DocumentNode): DocumentNode[] {
	return (block.content ?? []).flatMap((node) =>
		node.type === "text" ? splitWords(node.text ?? "").map((text) => ({ ...node, text })) : [node],
	);
}

function isWord({ text }: DocumentNode | undefined = { type: "" }): boolean {
	return text !== undefined && /[\p{L}\p{N}]/u.test(text);
}

function drawWordEdits(block: DocumentNode, draw: () => number, mark: () => string): WordEdit[] {
	const places = [...words(block).entries()].filter(([, node]) => isWord(node)).map(([index]) => index);
	const edits: WordEdit[] = [];
	const kinds = ["replace", "insert", "delete", "bold", "cite"] as const;
	for (let at = draw() % 8; at < places.length; at += DISTANCE + (draw() % 12)) {
		const kind = kinds[draw() % kinds.length] ?? "replace";
		edits.push({ who: draw() % 2 === 0 ? "mine" : "theirs", word: places[at] ?? 0, kind, mark: mark() });
	}
	return edits;
}

/** One place or two, never before a word in front of which somebody puts another. */
function drawSplits(
	block: DocumentNode,
	edits: readonly WordEdit[],
	draw: () => number,
	mark: () => string,
): readonly Split[] {
	const all = words(block);
	const taken = new Set(edits.flatMap(({ kind, word }) => (kind === "insert" ? [word - 1] : [])));
	const spaces = [...all.entries()].flatMap(([index, { text }]) => {
		return text === " " && isWord(all[index + 1]) && !taken.has(index) ? [index] : [];
	});
	const places = new Set(Array.from({ length: draw() % 3 }, () => spaces[draw() % spaces.length] ?? 0));
	return [...places].map((space) => ({ who: draw() % 2 === 0 ? "mine" : "theirs", space, mark: mark() }));
}

function withWords(block: DocumentNode, edits: readonly WordEdit[], splits: readonly Split[]): DocumentNode[] {
	const byWord = new Map(edits.map((edit) => [edit.word, edit]));
	const pieces: { id: unknown; content: DocumentNode[] }[] = [{ id: block.attrs?.id, content: [] }];
	for (const [index, node] of words(block).entries()) {
		const split = splits.find(({ space }) => space === index);
		if (split) pieces.push({ id: split.mark, content: [] });
		else pieces.at(-1)?.content.push(...edited(node, byWord.get(index)));
	}
	return pieces.map(({ id, content }) => ({ ...block, attrs: { ...block.attrs, id }, content: trimmed(content) }));
}

function edited(node: DocumentNode, edit: WordEdit | undefined): readonly DocumentNode[] {
	if (!edit) return [node];
	return {
		replace: [{ ...node, text: edit.mark }],
		insert: [{ ...node, text: `${edit.mark} ${node.text}` }],
		delete: [],
		bold: [{ ...node, marks: [...(node.marks ?? []), { type: "bold" }] }],
		cite: [node, { type: "citation", attrs: { id: edit.mark, sourceId: 1 } }],
	}[edit.kind];
}

/** Without spaces at both ends. */
function trimmed(content: readonly DocumentNode[]): readonly DocumentNode[] {
	const isSpace = ({ text }: DocumentNode): boolean => text?.trim() === "";
	const start = content.findIndex((node) => !isSpace(node));
	const end = content.findLastIndex((node) => !isSpace(node));
	return joinTexts(start < 0 ? [] : content.slice(start, end + 1));
}
