import fc from "fast-check";
import {
	ACCOUNT_REASONS,
	type AccountReason,
	CALLOUT_KINDS,
	type CalloutKind,
	DOCUMENT_VERSION,
	type DocumentNode,
	type Mark,
	type WikiDocument,
} from "@/lib/document/schema";
import { type Validation, validateDocument } from "@/lib/document/validate";

/** Builders for documents, and arbitraries that draw valid ones. Blocks without a given id get a counted one. */

type Inline = DocumentNode | string;
type Attributes = Record<string, unknown>;

let lastId = 0;

function block(type: string, attrs: Attributes, content?: readonly DocumentNode[]): DocumentNode {
	const withId = { id: `block-${++lastId}`, ...attrs };
	return content && content.length > 0 ? { type, attrs: withId, content } : { type, attrs: withId };
}

function inline(content: readonly Inline[]): DocumentNode[] {
	return content.map((node) => (typeof node === "string" ? text(node) : node));
}

export function doc(...content: DocumentNode[]): WikiDocument {
	return { type: "doc", attrs: { version: DOCUMENT_VERSION }, content };
}

export function text(value: string, ...marks: (Mark | string)[]): DocumentNode {
	if (marks.length === 0) return { type: "text", text: value };
	return { type: "text", marks: marks.map((mark) => (typeof mark === "string" ? { type: mark } : mark)), text: value };
}

/** A link to a page of the wiki: by title, or by id where a number is given. */
export function wikiLink(value: string, target: string | number, anchor?: string): DocumentNode {
	const page = typeof target === "number" ? { pageId: target } : { title: target };
	return text(value, { type: "wikiLink", attrs: { ...page, ...(anchor !== undefined && { anchor }) } });
}

export function link(value: string, href: string): DocumentNode {
	return text(value, { type: "link", attrs: { href } });
}

export function br(): DocumentNode {
	return { type: "hardBreak" };
}

export function citation(sourceId: number, more: Attributes = {}): DocumentNode {
	return { type: "citation", attrs: { id: `cite-${++lastId}`, sourceId, ...more } };
}

export function citationNeeded(since = "2026-11-22"): DocumentNode {
	return { type: "citationNeeded", attrs: { since } };
}

/** Accounts of a question: each an answer and what says so. */
export function accounts(reason: AccountReason, question: Inline, ...all: [Inline, DocumentNode][]): DocumentNode {
	const content = all.map(([answer, said]) =>
		block("account", {}, [block("accountAnswer", {}, inline([answer])), said]),
	);
	const asked = block("accountsQuestion", {}, inline([question]));
	return block("accounts", reason === "unexplained" ? {} : { reason }, [asked, ...content]);
}

export function p(...content: Inline[]): DocumentNode {
	return block("paragraph", {}, inline(content));
}

export function heading(level: 2 | 3 | 4, ...content: Inline[]): DocumentNode {
	return block("heading", { level }, inline(content));
}

export function bullets(...items: DocumentNode[]): DocumentNode {
	return block("bulletList", {}, items);
}

export function numbers(...items: DocumentNode[]): DocumentNode {
	return block("orderedList", {}, items);
}

export function item(...content: DocumentNode[]): DocumentNode {
	return block("listItem", {}, content);
}

export function quote(...content: DocumentNode[]): DocumentNode {
	return block("blockquote", {}, content);
}

export function attribution(...content: Inline[]): DocumentNode {
	return block("attribution", {}, inline(content));
}

export function callout(kind: CalloutKind, ...content: DocumentNode[]): DocumentNode {
	return block("callout", kind === "note" ? {} : { kind }, content);
}

export function table(...rows: DocumentNode[]): DocumentNode {
	return block("table", {}, rows);
}

export function row(...cells: DocumentNode[]): DocumentNode {
	return block("tableRow", {}, cells);
}

export function cell(content: string | DocumentNode, attrs: Attributes = {}): DocumentNode {
	return block("tableCell", attrs, [typeof content === "string" ? p(content) : content]);
}

export function th(content: string | DocumentNode, attrs: Attributes = {}): DocumentNode {
	return block("tableHeader", attrs, [typeof content === "string" ? p(content) : content]);
}

export function code(value: string, language?: string): DocumentNode {
	return block("codeBlock", language === undefined ? {} : { language }, value === "" ? [] : [text(value)]);
}

export function rule(): DocumentNode {
	return block("horizontalRule", {});
}

export function redirect(title: string): DocumentNode {
	return block("redirect", { title });
}

/** The block under another id. */
export function as(id: string, node: DocumentNode): DocumentNode {
	return { ...node, attrs: { ...node.attrs, id } };
}

/** A document of about `bytes` bytes of text: sections of prose with links, a list and a table now and then. */
export function longDocument(bytes: number): WikiDocument {
	const sentence = "The station above the planet kept its lamps lit while the council argued about grain and ore. ";
	const content: DocumentNode[] = [];
	for (let size = 0, n = 1; size < bytes; n++) {
		if (n % 6 === 1) content.push(heading(n % 12 === 1 ? 2 : 3, `Section ${n}`));
		const before = `In year ${2300 + (n % 70)} ${sentence.repeat(2)}`;
		const after = ` ${sentence}No. ${n} of the chronicle says more, ${"word ".repeat(n % 7)}and ends.`;
		content.push(p(before, wikiLink(`page ${n % 40}`, (n % 40) + 1), after, text("Emphasis ", "italic"), "closes it."));
		size += before.length + after.length + 20;
		if (n % 9 === 0) content.push(bullets(item(p(`First of ${n}`)), item(p(`Second of ${n}`))));
		if (n % 20 === 0)
			content.push(table(row(th("Year"), th("Event")), row(cell(String(2300 + n)), cell(`Event ${n}`))));
	}
	return doc(...content);
}

const OFTEN = "the of and to in a was that it is for as with his on be at by had not were from this which or but".split(
	" ",
);
const SYLLABLES = "ba ce do fi gu ha je ko li mu na pe qua ri so tu va we xi yo zan bel cor dan".split(" ");

/** A document of so many paragraphs of prose, half of whose words are few and the rest many, as people write; headings between. */
export function variedDocument(paragraphs: number): WikiDocument {
	// A linear congruential generator: the same text at every call.
	let state = 1;
	const draw = (bound: number): number => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * bound);
	};
	const pick = (from: readonly string[]): string => from[draw(from.length)] ?? "";
	const word = (): string =>
		draw(2) === 0 ? pick(OFTEN) : pick(SYLLABLES) + pick(SYLLABLES) + (draw(2) ? pick(SYLLABLES) : "");
	const sentence = (): string => `${Array.from({ length: 6 + draw(14) }, word).join(" ")}.`;
	const content: DocumentNode[] = [];
	for (let n = 0; n < paragraphs; n++) {
		if (n % 6 === 0) content.push(heading(2, `Section ${n}`));
		const [before, after] = [0, 1].map(() => Array.from({ length: 1 + draw(3) }, sentence).join(" "));
		content.push(p(`${before} `, wikiLink(word(), 1 + draw(40)), ` ${after} `, text(word(), "italic"), "."));
	}
	return doc(...content);
}

const ALPHABETS = [
	"abcdefgh ijklm nopqr. stuvw, xyz",
	"Bajor Čapek straße ñandú",
	"占領時代の歴史",
	"ประวัติศาสตร์ไทย",
	"मानव इतिहास",
	"תולדות العصر",
	"👩‍👩‍👧 🇩🇪 👍🏽 e\u0301 n\u0303",
];

/** Text that is never empty, in scripts with and without spaces, with combining signs and emoji. */
export const anyText: fc.Arbitrary<string> = fc
	.constantFrom(...ALPHABETS)
	.chain((alphabet) => fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 40 }))
	.map((characters) => characters.join(""));

/** Words from so few that two texts share many: for comparisons. */
export const fewWords: fc.Arbitrary<string> = fc
	.array(fc.constantFrom("war", "peace", "10", "600", "the", "of", "Bajor,", "end.", "ore"), {
		minLength: 1,
		maxLength: 14,
	})
	.map((list) => list.join(" "));

const linkMark: fc.Arbitrary<Mark> = fc.oneof(
	fc.record({ type: fc.constant("link"), attrs: fc.constant({ href: "https://example.org/a" }) }),
	fc.record({
		type: fc.constant("wikiLink"),
		attrs: fc.constantFrom<Attributes>(
			{ title: "Terok Nor" },
			{ pageId: 7 },
			{ pageId: 7, title: "Bajor" },
			{ anchor: "History" },
		),
	}),
);
const plainMarks = ["bold", "italic", "underline", "strike", "smallCaps", "superscript", "code"];
const marks: fc.Arbitrary<Mark[]> = fc
	.tuple(fc.option(linkMark, { nil: undefined, freq: 4 }), fc.subarray(plainMarks, { maxLength: 2 }))
	.map(([first, rest]) => [...(first ? [first] : []), ...rest.map((type) => ({ type }))]);

const citations: fc.Arbitrary<DocumentNode> = fc
	.tuple(
		fc.integer({ min: 1, max: 6 }),
		fc.constantFrom<Attributes>({}, { locator: { type: "page", value: "12" } }, { quotation: "as it was said" }),
	)
	.map(([sourceId, more]) => citation(sourceId, more));

function inlineNodes(words: fc.Arbitrary<string>): fc.Arbitrary<DocumentNode[]> {
	const node = fc.oneof(
		{ weight: 8, arbitrary: fc.tuple(words, marks).map(([value, own]) => text(value, ...own)) },
		{ weight: 1, arbitrary: fc.constant(br()) },
		{ weight: 2, arbitrary: citations },
		{ weight: 1, arbitrary: fc.constant(citationNeeded()) },
	);
	return fc.array(node, { maxLength: 4 });
}

/** Valid documents in normal form, with every kind of block; `words` draws their texts. */
export function documents(words: fc.Arbitrary<string> = anyText): fc.Arbitrary<WikiDocument> {
	const inlines = inlineNodes(words);
	const paragraph = inlines.map((content) => p(...content));
	const list = fc.array(
		paragraph.map((content) => item(content)),
		{ minLength: 1, maxLength: 3 },
	);
	const lists = fc.oneof(
		list.map((items) => bullets(...items)),
		list.map((items) => numbers(...items)),
	);
	const quoted = fc.array(fc.oneof(paragraph, lists), { minLength: 1, maxLength: 2 });
	const leaf = fc.oneof(
		{ weight: 4, arbitrary: paragraph },
		fc
			.tuple(fc.constantFrom(2 as const, 3 as const, 4 as const), inlines)
			.map(([level, own]) => heading(level, ...own)),
		lists,
		fc.tuple(quoted, inlines).map(([own, by]) => quote(...own, attribution(...by))),
		fc.tuple(fc.constantFrom(...CALLOUT_KINDS), quoted).map(([kind, own]) => callout(kind, ...own)),
		fc
			.tuple(
				fc.constantFrom(...ACCOUNT_REASONS),
				words,
				fc.array(fc.tuple(words, paragraph), { minLength: 2, maxLength: 3 }),
			)
			.map(([reason, question, all]) => accounts(reason, question, ...all)),
		fc.constant(null).map(() => rule()),
		words.map((value) => code(value, "ts")),
	);
	const tables = fc
		.array(fc.array(leaf, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
		.map((rows) => table(...rows.map((cells, i) => row(...cells.map((own) => (i === 0 ? th(own) : cell(own)))))));
	const nested = fc.tuple(paragraph, fc.oneof(leaf, lists)).map(([first, second]) => bullets(item(first, second)));
	const anyBlock = fc.oneof({ weight: 6, arbitrary: leaf }, tables, nested);
	return fc
		.tuple(fc.option(fc.constant("Bajor"), { freq: 9, nil: null }), fc.array(anyBlock, { minLength: 1, maxLength: 6 }))
		.map(([title, content]) => normal(doc(...(title === null ? [] : [redirect(title)]), ...renumbered(content))));
}

/** New ids for blocks whose id is in `taken`, which fills up on the way; drawing one value twice would repeat them. */
function renumbered(nodes: readonly DocumentNode[], taken = new Set<unknown>()): DocumentNode[] {
	return nodes.map((node) => {
		const id = node.attrs?.id;
		const repeated = id !== undefined && taken.has(id);
		taken.add(id);
		return {
			...node,
			...(repeated && { attrs: { ...node.attrs, id: `block-${++lastId}` } }),
			...(node.content && { content: renumbered(node.content, taken) }),
		};
	});
}

/** The document in normal form; throws with the issues where it is none. */
export function normal(document: unknown): WikiDocument {
	const result: Validation = validateDocument(document);
	if (!result.ok) throw new Error(JSON.stringify(result.issues));
	return result.document;
}

export interface DocumentEdit {
	before: WikiDocument;
	after: WikiDocument;
}

/** A document and a later version of it: blocks kept, reworded, moved, removed and added. */
export function edits(words: fc.Arbitrary<string> = fewWords): fc.Arbitrary<DocumentEdit> {
	return fc
		.tuple(documents(words), documents(words), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }))
		.map(([before, other, choices]) => ({ before, after: editedWith(before, other, choices) }));
}

/** The document with blocks kept, reworded, moved, removed and added; new text is taken from another one. */
export function editedWith(before: WikiDocument, other: WikiDocument, choices: readonly number[]): WikiDocument {
	const own = before.content.filter(({ type }) => type !== "redirect");
	const spare = other.content.filter(({ type }) => type !== "redirect");
	for (const [turn, choice] of choices.entries()) {
		const place = choice % Math.max(1, own.length);
		const spareBlock = spare[choice % spare.length];
		const here = own[place];
		if (turn % 4 === 0 && here && spareBlock && here.type === spareBlock.type) {
			own[place] = { ...here, content: spareBlock.content };
		} else if (turn % 4 === 1 && own.length > 1) own.splice(place, 1);
		else if (turn % 4 === 2 && spareBlock) own.splice(place, 0, spareBlock);
		else own.unshift(...own.splice(place, 1));
	}
	return normal(doc(...renumbered(own)));
}
