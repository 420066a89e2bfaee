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
type BlockEdit = { who: Who; kind: "delete" | "insert-after" | "reword"; mark: string };

/** Words of each side's edits in one text stand at least this far apart. */
const DISTANCE = 3;

/** Draws some edits of each side: in different blocks, and in different words of one block. */
export function separateEdits(base: WikiDocument, draw: () => number): SeparateEdits {
	let count = 0;
	const chance = (percent: number): boolean => draw() % 100 < percent;
	const someone = (): Who => (chance(50) ? "mine" : "theirs");
	const mark = (): string => `mark${++count}`;
	const versions: Record<Who | "together", DocumentNode[]> = { mine: [], theirs: [], together: [] };
	for (const block of base.content) {
		if (block.type === "paragraph" && chance(40)) {
			const edits = drawWordEdits(block, draw, mark);
			for (const [name, content] of Object.entries(versions)) {
				content.push(withWords(block, name === "together" ? edits : edits.filter(({ who }) => who === name)));
			}
		} else {
			const kinds = ["delete", "insert-after", "reword"] as const;
			const edit = chance(20) ? { who: someone(), kind: kinds[draw() % 3] ?? "delete", mark: mark() } : null;
			const added = edit && p(`${edit.mark} is new here.`);
			for (const [name, content] of Object.entries(versions)) {
				content.push(...withBlock(block, name === edit?.who || name === "together" ? edit : null, added));
			}
		}
	}
	return {
		mine: normal(doc(...versions.mine)),
		theirs: normal(doc(...versions.theirs)),
		together: normal(doc(...versions.together)),
	};
}

function withBlock(block: DocumentNode, edit: BlockEdit | null, added: DocumentNode | null): DocumentNode[] {
	if (!edit || !added) return [block];
	if (edit.kind === "delete") return [];
	if (edit.kind === "insert-after") return [block, added];
	return block.type === "heading" ? [{ ...block, content: [{ type: "text", text: edit.mark }] }] : [block];
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

function withWords(block: DocumentNode, edits: readonly WordEdit[]): DocumentNode {
	const byWord = new Map(edits.map((edit) => [edit.word, edit]));
	const content = words(block).flatMap((node, index): DocumentNode[] => {
		const edit = byWord.get(index);
		if (!edit) return [node];
		const bold = { ...node, marks: [...(node.marks ?? []), { type: "bold" }] };
		const cited = [node, { type: "citation", attrs: { id: edit.mark, sourceId: 1 } }];
		return {
			replace: [{ ...node, text: edit.mark }],
			insert: [{ ...node, text: `${edit.mark} ${node.text}` }],
			delete: [],
			bold: [bold],
			cite: cited,
		}[edit.kind];
	});
	return { ...block, content: joinTexts(content) };
}
