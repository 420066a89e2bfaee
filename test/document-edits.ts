import { blockId, isIdentified } from "@/lib/document/block-id";
import { joinTexts } from "@/lib/document/inline";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { isTextblock } from "@/lib/document/text";
import { validateDocument } from "@/lib/document/validate";
import { splitWords } from "@/lib/document/words";

/** Edits as people make them, drawn from numbers: two people's edits of one document. */

type Change = (node: DocumentNode) => readonly DocumentNode[];

/** Who edits: what they write carries a mark of theirs, so that it can be found again. */
export class Author {
	readonly written: string[] = [];
	private count = 0;

	constructor(
		private readonly name: string,
		private readonly draw: () => number,
	) {}

	/** A number from 0 to below `bound`. */
	pick(bound: number): number {
		return bound <= 0 ? 0 : this.draw() % bound;
	}

	/** A word that says who wrote it; its end tells it from whatever comes to stand behind it. */
	word(): string {
		const word = `${this.name}${++this.count}x`;
		this.written.push(word);
		return word;
	}

	newId(): string {
		return `${this.name}-${++this.count}`;
	}
}

function change(document: WikiDocument, id: string, by: Change): WikiDocument {
	const visit = (node: DocumentNode): readonly DocumentNode[] => {
		if (isIdentified(node) && blockId(node) === id) return by(node);
		return node.content ? [{ ...node, content: node.content.flatMap(visit) }] : [node];
	};
	return { ...document, content: document.content.flatMap(visit) };
}

export function blocksOf(document: WikiDocument, fits: (node: DocumentNode) => boolean): DocumentNode[] {
	const found: DocumentNode[] = [];
	const visit = (node: DocumentNode): void => {
		if (blockId(node) !== null && fits(node)) found.push(node);
		node.content?.forEach(visit);
	};
	document.content.forEach(visit);
	return found;
}

/** Words, spaces and atoms as nodes of their own. */
function pieces(node: DocumentNode): DocumentNode[] {
	return (node.content ?? []).flatMap((child) =>
		child.type === "text" ? splitWords(child.text ?? "").map((text) => ({ ...child, text })) : [child],
	);
}

function withPieces(node: DocumentNode, content: readonly DocumentNode[]): DocumentNode {
	const { content: _old, ...rest } = node;
	const joined = joinTexts(content);
	return joined.length > 0 ? { ...rest, content: joined } : rest;
}

const paragraph = (author: Author): DocumentNode => ({
	type: "paragraph",
	attrs: { id: author.newId() },
	content: [{ type: "text", text: `${author.word()} says so.` }],
});

type Edit = (document: WikiDocument, author: Author) => WikiDocument;

function inText(edit: (content: DocumentNode[], author: Author, type: string) => DocumentNode[]): Edit {
	return (document, author) => {
		const texts = blocksOf(document, ({ type, content }) => isTextblock(type) && (content?.length ?? 0) > 0);
		const target = texts[author.pick(texts.length)];
		if (!target) return document;
		const changed = withPieces(target, edit(pieces(target), author, target.type));
		return change(document, blockId(target) ?? "", () => [changed]);
	};
}

function inDocument(edit: (content: DocumentNode[], author: Author) => void): Edit {
	return (document, author) => {
		const content = document.content.filter(({ type }) => type !== "redirect");
		const redirects = document.content.filter(({ type }) => type === "redirect");
		edit(content, author);
		return { ...document, content: [...redirects, ...content] };
	};
}

function cell(author: Author): DocumentNode {
	return { type: "tableCell", attrs: { id: author.newId() }, content: [paragraph(author)] };
}

function inTable(edit: (rows: DocumentNode[], author: Author) => DocumentNode[]): Edit {
	return (document, author) => {
		const tables = blocksOf(document, ({ type }) => type === "table");
		const target = tables[author.pick(tables.length)];
		if (!target) return document;
		const content = edit([...(target.content ?? [])], author);
		return content.length === 0 ? document : change(document, blockId(target) ?? "", () => [{ ...target, content }]);
	};
}

const OTHER_KINDS: ReadonlyMap<string, { type: string; attrs?: Record<string, unknown> }> = new Map([
	["paragraph", { type: "heading", attrs: { level: 3 } }],
	["heading", { type: "paragraph" }],
	["bulletList", { type: "orderedList" }],
	["orderedList", { type: "bulletList" }],
	["callout", { type: "callout", attrs: { kind: "spoiler" } }],
	["account", { type: "account", attrs: { rank: "preferred" } }],
]);

const isList = (type: string): boolean => type === "bulletList" || type === "orderedList";

const EDITS: readonly Edit[] = [
	inText((content, author) => {
		const text = `${author.word()} `;
		return content.toSpliced(author.pick(content.length + 1), 0, { type: "text", text });
	}),
	inText((content, author) => content.with(author.pick(content.length), { type: "text", text: author.word() })),
	inText((content, author) => content.toSpliced(author.pick(content.length), 1 + author.pick(4))),
	inText((content, author, type) => {
		if (type === "codeBlock") return content;
		const id = author.newId();
		return content.toSpliced(author.pick(content.length + 1), 0, {
			type: "citation",
			attrs: { id, sourceId: 1 + author.pick(6) },
		});
	}),
	inText((content) => content.filter(({ type }) => type !== "citation")),
	inText((content, author) =>
		content.map((node) => {
			if (node.type !== "citation") return node;
			return { ...node, attrs: { ...node.attrs, locator: { type: "page", value: author.word() } } };
		}),
	),
	inText((content, author, type) => {
		const place = author.pick(content.length);
		return content.map((node, index) =>
			index === place && node.type === "text" && type !== "codeBlock" ? { ...node, marks: [{ type: "bold" }] } : node,
		);
	}),
	inDocument((content, author) => content.splice(author.pick(content.length + 1), 0, paragraph(author))),
	inDocument((content, author) => content.length > 1 && content.splice(author.pick(content.length), 1)),
	inDocument((content, author) => {
		const [moved] = content.splice(author.pick(content.length), 1);
		if (moved) content.splice(author.pick(content.length + 1), 0, moved);
	}),
	inTable((rows, author) => {
		const width = rows[0]?.content?.length ?? 1;
		const content = Array.from({ length: width }, () => cell(author));
		return rows.toSpliced(author.pick(rows.length + 1), 0, {
			type: "tableRow",
			attrs: { id: author.newId() },
			content,
		});
	}),
	inTable((rows, author) => {
		const place = author.pick(3);
		return rows.map((row) => ({ ...row, content: (row.content ?? []).toSpliced(place, 0, cell(author)) }));
	}),
	inTable((rows, author) => rows.toSpliced(author.pick(rows.length), 1)),
	// A paragraph is split: in two of one item, or in two items.
	(document, author) => {
		const texts = blocksOf(document, ({ type, content }) => type === "paragraph" && (content?.length ?? 0) > 0);
		const target = texts[author.pick(texts.length)];
		if (!target) return document;
		const all = pieces(target);
		const place = author.pick(all.length);
		const halves = [
			withPieces(target, all.slice(0, place)),
			withPieces({ ...target, attrs: { ...target.attrs, id: author.newId() } }, all.slice(place)),
		] as const;
		const item = blocksOf(document, ({ type, content }) => type === "listItem" && content?.[0] === target)[0];
		if (!item || author.pick(3) === 0) return change(document, blockId(target) ?? "", () => halves);
		const rest = item.content?.slice(1) ?? [];
		return change(document, blockId(item) ?? "", () => [
			{ ...item, content: [halves[0]] },
			{ ...item, attrs: { id: author.newId() }, content: [halves[1], ...rest] },
		]);
	},
	// A paragraph is joined with the next.
	(document, author) => {
		const around = [document, ...blocksOf(document, ({ content }) => (content?.length ?? 0) > 1)];
		const pairs = around.flatMap(({ content = [] }) =>
			content.flatMap((node, index) => {
				const next = content[index + 1];
				return next && node.type === "paragraph" && next.type === "paragraph" ? [[node, next] as const] : [];
			}),
		);
		const pair = pairs[author.pick(pairs.length)];
		if (!pair) return document;
		const between = author.pick(2) === 0 ? [] : [{ type: "text", text: " " }];
		const joined = withPieces(pair[0], [...(pair[0].content ?? []), ...between, ...(pair[1].content ?? [])]);
		const without = change(document, blockId(pair[1]) ?? "", () => []);
		return change(without, blockId(pair[0]) ?? "", () => [joined]);
	},
	// A paragraph at the top goes into a callout.
	inDocument((content, author) => {
		const place = author.pick(content.length);
		const node = content[place];
		if (node?.type !== "paragraph") return;
		content[place] = { type: "callout", attrs: { id: author.newId() }, content: [node] };
	}),
	// An item of a list moves into the next one, or out of its list.
	(document, author) => {
		const lists = blocksOf(document, ({ type }) => isList(type));
		const [from, to] = [lists[author.pick(lists.length)], lists[author.pick(lists.length)]];
		const item = from?.content?.[author.pick(from.content.length)];
		if (!from || !to || !item || from === to || from.content?.length === 1) return document;
		if (blocksOf({ type: "doc", attrs: { version: 1 }, content: [item] }, (node) => node === to).length > 0)
			return document;
		const without = change(document, blockId(item) ?? "", () => []);
		return change(without, blockId(to) ?? "", (node) => [{ ...node, content: [...(node.content ?? []), item] }]);
	},
	// What a callout or a quotation at the top holds is taken out of it.
	inDocument((content, author) => {
		const place = author.pick(content.length);
		const node = content[place];
		if (node?.type !== "callout" && node?.type !== "blockquote") return;
		const inside = (node.content ?? []).map((child) =>
			child.type === "attribution" ? { ...child, type: "paragraph" } : child,
		);
		content.splice(place, 1, ...inside);
	}),
	// A block is made another of its kind.
	(document, author) => {
		const blocks = blocksOf(document, ({ type }) => OTHER_KINDS.has(type));
		const target = blocks[author.pick(blocks.length)];
		const other = OTHER_KINDS.get(target?.type ?? "");
		if (!target || !other) return document;
		const id = blockId(target) ?? "";
		return change(document, id, () => [{ ...target, type: other.type, attrs: { id, ...other.attrs } }]);
	},
	// An item goes into the one before it.
	(document, author) => {
		const lists = blocksOf(document, ({ type, content }) => isList(type) && (content?.length ?? 0) > 1);
		const list = lists[author.pick(lists.length)];
		const place = 1 + author.pick((list?.content?.length ?? 1) - 1);
		const [before, item] = [list?.content?.[place - 1], list?.content?.[place]];
		if (!list || !before || !item) return document;
		const inner = { type: list.type, attrs: { id: author.newId() }, content: [item] };
		const content = (list.content ?? []).toSpliced(place - 1, 2, {
			...before,
			content: [...(before.content ?? []), inner],
		});
		return change(document, blockId(list) ?? "", () => [{ ...list, content }]);
	},
	// A paragraph at the top becomes an item of a new list.
	inDocument((content, author) => {
		const place = author.pick(content.length);
		const node = content[place];
		if (node?.type !== "paragraph") return;
		const item = { type: "listItem", attrs: { id: author.newId() }, content: [node] };
		content[place] = { type: "bulletList", attrs: { id: author.newId() }, content: [item] };
	}),
];

/** The document after some edits of the author; edits that would make it invalid are left out. */
export function editedBy(author: Author, document: WikiDocument, edits: number): WikiDocument {
	let result = document;
	for (let turn = 0; turn < edits; turn++) {
		const edit = EDITS[author.pick(EDITS.length)];
		const checked = edit ? validateDocument(edit(result, author)) : null;
		if (checked?.ok) result = checked.document;
	}
	return result;
}
