import {
	ACCOUNT_REASONS,
	CALLOUT_KINDS,
	DOCUMENT_VERSION,
	type DocumentNode,
	type Mark,
	type WikiDocument,
} from "@/lib/document/schema";

/**
 * The notation the sample's articles are written in. It exists so that prose can be read, and edited step
 * by step, in a source file; what enters the wiki is the document it stands for.
 *
 *     == Heading ==            levels 2 to 4 by the number of signs
 *     * item   ** deeper       bullet list; `#` numbers instead
 *     > words   > -- speaker   quotation and its attribution
 *     :::note … :::            callout of that kind
 *     ???reason Question …     accounts that differ: `? answer`, its paragraphs, the next answer, up to `???`
 *     |! Year | Event          table row; `!` header cell, `2>` spans columns, `3v` spans rows
 *     ----                     horizontal rule
 *     ```lang … ```            code
 *     ->[[Title]]              redirect, first in the text
 *
 * Inside a line: `**bold**`, `*italic*`, `__underline__`, `~~strike~~`, `^{superscript}`, `_{subscript}`,
 * `{{small caps}}`, `` `code` ``, `[[Title#Section|words]]`, `[https://… words]`, `[?2026-11-22]` where a
 * citation is needed since that day, `\\` for a line break, and `\` before a sign that should stand for itself.
 * Anything else is a paragraph; lines up to a blank one belong together. Citations are text here: see `bindCitations`.
 *
 * Blocks come without ids: `adoptBlockIds` gives them.
 */
export function parseMarkup(markup: string): WikiDocument {
	const lines = markup.trim().split("\n");
	const blocks = parseBlocks(lines);
	// A redirect needs a block after it like every document.
	if (blocks.every((block) => block.type === "redirect")) blocks.push({ type: "paragraph" });
	return { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: blocks };
}

const HEADING = /^(={2,4}) (.+) \1$/;
const LIST_ITEM = /^([*#]+) (.+)$/;
const FENCE = /^```([a-z0-9+#-]*)$/;
const CALLOUT = /^:::(\w+)$/;
const ACCOUNTS = /^\?{3}([a-z-]+) (.+)$/;
const BLOCK_START = /^(?:={2,4} |[*#]+ |>|\||:::|\?{3}|\? |```|----$|->\[\[)/;

function parseBlocks(lines: readonly string[]): DocumentNode[] {
	const blocks: DocumentNode[] = [];
	let at = 0;
	/** The lines from here on that pass the test; moves behind them. */
	const takeWhile = (belongs: (line: string) => boolean): string[] => {
		const start = at;
		while (at < lines.length && belongs(lines[at] ?? "")) at += 1;
		return lines.slice(start, at);
	};
	const takeUntilFence = (fence: string): string[] => {
		at += 1;
		const inner = takeWhile((line) => line !== fence);
		if (at === lines.length) throw new SyntaxError(`"${fence}" is missing after: ${inner[0]}`);
		at += 1;
		return inner;
	};
	while (at < lines.length) {
		const line = lines[at] ?? "";
		const heading = HEADING.exec(line);
		const fence = FENCE.exec(line);
		const callout = CALLOUT.exec(line);
		const accounts = ACCOUNTS.exec(line);
		if (line.trim() === "") {
			at += 1;
		} else if (line.startsWith("->[[")) {
			blocks.push({ type: "redirect", attrs: linkTarget(line.slice("->[[".length, -"]]".length)) });
			at += 1;
		} else if (heading) {
			blocks.push({ type: "heading", attrs: { level: heading[1]?.length }, content: parseInline(heading[2] ?? "") });
			at += 1;
		} else if (line === "----") {
			blocks.push({ type: "horizontalRule" });
			at += 1;
		} else if (fence) {
			const code = takeUntilFence("```").join("\n");
			const attrs = fence[1] ? { language: fence[1] } : {};
			blocks.push({ type: "codeBlock", attrs, content: [{ type: "text", text: code }] });
		} else if (callout) {
			const kind = CALLOUT_KINDS.find((known) => known === callout[1]);
			if (!kind) throw new SyntaxError(`No callout is called ${callout[1]}`);
			blocks.push({ type: "callout", attrs: { kind }, content: parseBlocks(takeUntilFence(":::")) });
		} else if (accounts) {
			blocks.push(parseAccounts(accounts[1] ?? "", accounts[2] ?? "", takeUntilFence("???")));
		} else if (line.startsWith(">")) {
			blocks.push(parseQuotation(takeWhile((next) => next.startsWith(">"))));
		} else if (line.startsWith("|")) {
			blocks.push({ type: "table", content: takeWhile((next) => next.startsWith("|")).map(parseRow) });
		} else if (LIST_ITEM.test(line)) {
			blocks.push(
				...parseLists(
					takeWhile((next) => LIST_ITEM.test(next)),
					1,
				),
			);
		} else if (BLOCK_START.test(line)) {
			throw new SyntaxError(`Not understood: ${line}`);
		} else {
			blocks.push(paragraph(takeWhile((next) => next.trim() !== "" && !BLOCK_START.test(next)).join(" ")));
		}
	}
	return blocks;
}

function paragraph(text: string): DocumentNode {
	// An empty paragraph, as in an empty cell, has no content at all.
	return text === "" ? { type: "paragraph" } : { type: "paragraph", content: parseInline(text) };
}

function parseQuotation(lines: readonly string[]): DocumentNode {
	const said = lines.map((line) => line.replace(/^> ?/, ""));
	const last = said.at(-1) ?? "";
	if (!last.startsWith("-- ")) return { type: "blockquote", content: parseBlocks(said) };
	const attribution = { type: "attribution", content: parseInline(last.slice("-- ".length)) };
	return { type: "blockquote", content: [...parseBlocks(said.slice(0, -1)), attribution] };
}

function parseAccounts(written: string, question: string, lines: readonly string[]): DocumentNode {
	const reason = ACCOUNT_REASONS.find((known) => known === written);
	if (!reason) throw new SyntaxError(`Accounts do not differ for ${written}`);
	const answers: { answer: string; told: string[] }[] = [];
	for (const line of lines) {
		if (line.startsWith("? ")) answers.push({ answer: line.slice("? ".length), told: [] });
		else if (line.trim() !== "" && answers.length === 0) throw new SyntaxError(`Told before an answer: ${line}`);
		else answers.at(-1)?.told.push(line);
	}
	return {
		type: "accounts",
		attrs: { reason },
		content: [
			{ type: "accountsQuestion", content: parseInline(question) },
			...answers.map(({ answer, told }) => ({
				type: "account",
				content: [{ type: "accountAnswer", content: parseInline(answer) }, ...parseBlocks(told)],
			})),
		],
	};
}

/** Lines of one depth or deeper become one list, or several where bullets and numbers alternate. */
function parseLists(lines: readonly string[], depth: number): DocumentNode[] {
	const lists: { type: string; items: { text: string; deeper: string[] }[] }[] = [];
	for (const line of lines) {
		const [, signs = "", text = ""] = LIST_ITEM.exec(line) ?? [];
		const type = signs[depth - 1] === "#" ? "orderedList" : "bulletList";
		const list = lists.at(-1);
		const item = list?.items.at(-1);
		if (signs.length > depth) {
			if (!item) throw new SyntaxError(`A list cannot begin so deep: ${line}`);
			item.deeper.push(line);
		} else if (list?.type === type) {
			list.items.push({ text, deeper: [] });
		} else {
			lists.push({ type, items: [{ text, deeper: [] }] });
		}
	}
	return lists.map(({ type, items }) => ({
		type,
		content: items.map(({ text, deeper }) => ({
			type: "listItem",
			content: [paragraph(text), ...(deeper.length > 0 ? parseLists(deeper, depth + 1) : [])],
		})),
	}));
}

/** A bar between cells; bars inside links do not count. */
const CELL_BAR = /\|(?![^[]*\]\])/;

function parseRow(line: string): DocumentNode {
	const cells = line.replace(/\|$/, "").split(CELL_BAR).slice(1);
	return {
		type: "tableRow",
		content: cells.map((written) => {
			const [, header, columns, rows, text = ""] = /^(!)?(?:(\d+)>)?(?:(\d+)v)?(.*)$/.exec(written) ?? [];
			const attrs = {
				...(columns ? { colspan: Number(columns) } : {}),
				...(rows ? { rowspan: Number(rows) } : {}),
			};
			return { type: header ? "tableHeader" : "tableCell", attrs, content: [paragraph(text.trim())] };
		}),
	};
}

function linkTarget(written: string): { title?: string; anchor?: string } {
	const [title = "", anchor = ""] = written.split("#", 2);
	return { ...(title ? { title } : {}), ...(anchor ? { anchor } : {}) };
}

const INLINE = new RegExp(
	[
		/(?<break>\\\\) ?/,
		/\\(?<escaped>[*_`[\]{}^~|>#=:-])/,
		/`(?<code>[^`]+)`/,
		/\[\[(?<target>[^|\]]+)(?:\|(?<words>[^\]]+))?\]\]/,
		/\[\?(?<needed>\d{4}-\d\d-\d\d)\]/,
		/\[(?<href>(?:https?:\/\/|mailto:)[^\s\]]+) (?<label>[^\]]+)\]/,
		/\*\*(?<bold>.+?)\*\*(?!\*)/,
		/\*(?<italic>.+?)\*/,
		/__(?<underline>.+?)__/,
		/~~(?<strike>.+?)~~/,
		/\^\{(?<superscript>[^}]+)\}/,
		/_\{(?<subscript>[^}]+)\}/,
		/\{\{(?<smallCaps>[^}]+)\}\}/,
	]
		.map(({ source }) => source)
		.join("|"),
	"g",
);
const NESTING_MARKS = ["bold", "italic", "underline", "strike", "superscript", "subscript", "smallCaps"] as const;

function parseInline(text: string, marks: readonly Mark[] = []): DocumentNode[] {
	const nodes: DocumentNode[] = [];
	const addText = (words: string, added: readonly Mark[] = marks) => {
		if (words === "") return;
		const last = nodes.at(-1);
		// An escaped sign belongs to the text around it: equal neighbours are one node.
		if (last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(added))
			nodes[nodes.length - 1] = { ...last, text: (last.text ?? "") + words };
		else nodes.push({ type: "text", text: words, ...(added.length > 0 ? { marks: added } : {}) });
	};
	let end = 0;
	for (const match of text.matchAll(INLINE)) {
		addText(text.slice(end, match.index));
		end = match.index + match[0].length;
		const found = match.groups ?? {};
		const nesting = NESTING_MARKS.find((name) => found[name] !== undefined);
		if (found.break) nodes.push({ type: "hardBreak" });
		else if (found.needed) nodes.push({ type: "citationNeeded", attrs: { since: found.needed } });
		else if (found.escaped) addText(found.escaped);
		else if (found.code) addText(found.code, [...marks, { type: "code" }]);
		else if (found.target)
			nodes.push(
				...parseInline(found.words ?? found.target, [...marks, { type: "wikiLink", attrs: linkTarget(found.target) }]),
			);
		else if (found.href)
			nodes.push(...parseInline(found.label ?? "", [...marks, { type: "link", attrs: { href: found.href } }]));
		else if (nesting) nodes.push(...parseInline(found[nesting] ?? "", [...marks, { type: nesting }]));
	}
	addText(text.slice(end));
	return nodes;
}
