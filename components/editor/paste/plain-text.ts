import { withoutEditResidue } from "./edit-residue";
import { element, type Html } from "./html-tree";

const MAX_HEADING_LENGTH = 160;
const MARKDOWN_HEADING = /^(#{1,6})\s+(\S.*)$/;
const BULLET = /^\s*[-*•]\s+(?=\S)/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(?=\S)/;

type Line =
	| { kind: "heading"; text: string; level: number | null }
	| { kind: "text"; text: string }
	| { kind: "blank" };

function readLine(line: string): Line {
	if (line.trim() === "") return { kind: "blank" };
	const markdown = MARKDOWN_HEADING.exec(line);
	if (markdown) {
		const [, signs = "", text = ""] = markdown;
		return {
			kind: "heading",
			text: withoutEditResidue(text) ?? text.trim(),
			level: Math.min(4, Math.max(2, signs.length)),
		};
	}
	const heading = withoutEditResidue(line)?.trim();
	if (heading === "") return { kind: "blank" };
	if (heading !== undefined && heading.length <= MAX_HEADING_LENGTH)
		return { kind: "heading", text: heading, level: null };
	return { kind: "text", text: line.trim() };
}

/**
 * Levels of headings that came without any: a heading directly followed by another is its parent, and the
 * siblings that follow stay at the lower level, until the next parent begins at the top again.
 */
function levelHeadings(lines: readonly Line[]): Map<Line, number> {
	const levels = new Map<Line, number>();
	const solid = lines.filter(({ kind }) => kind !== "blank");
	let level = 2;
	solid.forEach((line, index) => {
		if (line.kind !== "heading") return;
		if (line.level !== null) level = line.level;
		else if (solid[index - 1]?.kind === "heading") level = Math.min(4, level + 1);
		else if (solid[index + 1]?.kind === "heading") level = 2;
		levels.set(line, level);
	});
	return levels;
}

function list(tag: "ul" | "ol", lines: readonly string[], marker: RegExp): Html {
	return element(tag, {}, ...lines.map((line) => element("li", {}, element("p", {}, line.replace(marker, "")))));
}

function paragraph(lines: readonly string[], together: boolean): Html[] {
	if (lines.length > 1 && lines.every((line) => BULLET.test(line))) return [list("ul", lines, BULLET)];
	if (lines.length > 1 && lines.every((line) => NUMBER.test(line))) return [list("ol", lines, NUMBER)];
	if (!together) return lines.map((line) => element("p", {}, line));
	return [element("p", {}, ...lines.flatMap((line, index) => (index === 0 ? [line] : [element("br", {}), line])))];
}

/**
 * Reads plain text as paragraphs, lists and headings. Blank lines separate paragraphs; in a text without any,
 * each line is one. A single line stays words without a block, to be pasted into a sentence.
 */
export function plainTextBlocks(text: string): Html[] {
	const lines = text
		.replace(/\r\n?/g, "\n")
		.split("\n")
		.map((line) => readLine(line.replace(/[\p{Cc}\p{Cs}\u200b\ufeff]/gu, " ")));
	const solid = lines.filter(({ kind }) => kind !== "blank");
	const [only] = solid;
	if (solid.length === 1 && only?.kind === "text" && !text.includes("\n")) return [text];
	const first = lines.findIndex(({ kind }) => kind !== "blank");
	const separated = lines
		.slice(
			first,
			lines.findLastIndex(({ kind }) => kind !== "blank"),
		)
		.some(({ kind }) => kind === "blank");
	const levels = levelHeadings(lines);
	const blocks: Html[] = [];
	let open: string[] = [];
	const close = (): void => {
		if (open.length > 0) blocks.push(...paragraph(open, separated));
		open = [];
	};
	for (const line of lines) {
		if (line.kind === "text") {
			open.push(line.text);
			continue;
		}
		close();
		if (line.kind === "heading") blocks.push(element(`h${levels.get(line) ?? 2}`, {}, line.text));
	}
	close();
	return blocks;
}
