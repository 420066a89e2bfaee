import fc from "fast-check";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import { as, cell, type DocumentEdit, doc, normal, p, row, table, th } from "./document";
import { Author, blocksOf } from "./document-edits";

/** A document with a table between paragraphs, and a later version of it. Each text is one word that stands nowhere else. */
export function tableEdits(): fc.Arbitrary<DocumentEdit> {
	return fc.tuple(anySize(), fc.integer({ min: 1, max: 6 })).map(([size, edits]) => {
		const draw = drawing(size);
		const author = new Author("w", draw);
		const content = withTable(author, size);
		return { before: normal(doc(...content)), after: normal(doc(...edited(content, author, EDITS, edits))) };
	});
}

/** A document with a table between paragraphs, and two people's later versions of it. */
export function tableEditPairs(): fc.Arbitrary<{ base: WikiDocument; mine: WikiDocument; theirs: WikiDocument }> {
	const count = fc.integer({ min: 1, max: 3 });
	return fc.tuple(anySize(), count, count).map(([size, ofMine, ofTheirs]) => {
		const draw = drawing(size);
		const content = withTable(new Author("w", draw), size);
		const by = (name: string, edits: number) => normal(doc(...edited(content, new Author(name, draw), EDITS, edits)));
		return { base: normal(doc(...content)), mine: by("mira", ofMine), theirs: by("tarn", ofTheirs) };
	});
}

interface Size {
	readonly height: number;
	readonly width: number;
	readonly numbers: readonly number[];
}

function anySize(): fc.Arbitrary<Size> {
	const side = fc.integer({ min: 1, max: 4 });
	return fc.record({ height: side, width: side, numbers: fc.array(fc.nat(), { minLength: 32, maxLength: 32 }) });
}

function drawing({ numbers }: Size): () => number {
	let next = 0;
	return () => numbers[next++ % numbers.length] ?? 0;
}

/** What it was before has spans as well. */
function withTable(author: Author, { height, width }: Size): DocumentNode[] {
	const lines = Array.from({ length: height }, (_, index) =>
		line(
			author,
			Array.from({ length: width }, () => newCell(author, index === 0 ? th : cell)),
		),
	);
	const own = (node: DocumentNode) => as(author.newId(), node);
	const content = [own(p(author.word())), own(table(...lines)), own(p(author.word()))];
	return edited(content, author, SPANS, author.pick(3));
}

type Edit = (rows: DocumentNode[], author: Author) => DocumentNode[];
type NewCell = (content: DocumentNode) => DocumentNode;

function newCell(author: Author, kind: NewCell = cell): DocumentNode {
	return as(author.newId(), kind(as(author.newId(), p(author.word()))));
}

function line(author: Author, cells: DocumentNode[]): DocumentNode {
	return as(author.newId(), row(...cells));
}

function inRow(edit: (cells: DocumentNode[], author: Author) => DocumentNode[]): Edit {
	return (rows, author) => {
		const at = author.pick(rows.length);
		return rows.map((node, index) =>
			index === at ? { ...node, content: edit([...(node.content ?? [])], author) } : node,
		);
	};
}

function inCell(edit: (node: DocumentNode, author: Author) => DocumentNode): Edit {
	return inRow((cells, author) => {
		const at = author.pick(cells.length);
		return cells.map((node, index) => (index === at ? edit(node, author) : node));
	});
}

function moved<T>(members: readonly T[], author: Author): T[] {
	const rest = [...members];
	const taken = rest.splice(author.pick(rest.length), 1);
	return rest.toSpliced(author.pick(rest.length + 1), 0, ...taken);
}

function span(name: "colspan" | "rowspan"): Edit {
	return inCell((node, author) => ({ ...node, attrs: { ...node.attrs, [name]: 1 + author.pick(3) } }));
}

const SPANS: readonly Edit[] = [span("colspan"), span("rowspan")];

const EDITS: readonly Edit[] = [
	...SPANS,
	(rows, author) => {
		const cells = Array.from({ length: 1 + author.pick(3) }, () => newCell(author));
		return rows.toSpliced(author.pick(rows.length + 1), 0, line(author, cells));
	},
	(rows, author) => rows.toSpliced(author.pick(rows.length), 1),
	(rows, author) => moved(rows, author),
	// A column comes, goes, moves.
	(rows, author) => {
		const place = author.pick(4);
		return rows.map((node) => ({ ...node, content: (node.content ?? []).toSpliced(place, 0, newCell(author)) }));
	},
	(rows, author) => {
		const place = author.pick(3);
		return rows.map((node) => ({ ...node, content: (node.content ?? []).toSpliced(place, 1) }));
	},
	(rows, author) => {
		const [from, to] = [author.pick(3), author.pick(3)];
		return rows.map((node) => {
			const rest = [...(node.content ?? [])];
			const taken = rest.splice(from, 1);
			return { ...node, content: rest.toSpliced(to, 0, ...taken) };
		});
	},
	// One cell is replaced, goes, comes, moves.
	inCell((_node, author) => newCell(author)),
	inRow((cells, author) => cells.toSpliced(author.pick(cells.length), 1)),
	inRow((cells, author) => cells.toSpliced(author.pick(cells.length + 1), 0, newCell(author))),
	inRow(moved),
	(rows, author) => {
		const from = author.pick(rows.length);
		const taken = rows[from]?.content?.[0];
		if (!taken) return rows;
		const to = author.pick(rows.length);
		return rows.map((node, index) => {
			const rest = (node.content ?? []).filter((own) => own !== taken);
			return { ...node, content: index === to ? rest.toSpliced(author.pick(rest.length + 1), 0, taken) : rest };
		});
	},
	// Its blocks come and go.
	inCell((node, author) => ({ ...node, content: [...(node.content ?? []), as(author.newId(), p(author.word()))] })),
	inCell((node, author) => ({ ...node, content: [as(author.newId(), p(author.word())), ...(node.content ?? [])] })),
	inCell((node) => ({ ...node, content: node.content?.slice(-1) ?? [] })),
	// A row is divided, or joined with the next.
	(rows, author) => {
		const at = author.pick(rows.length);
		const cells = rows[at]?.content ?? [];
		const place = author.pick(cells.length);
		return rows.flatMap((node, index) =>
			index === at ? [{ ...node, content: cells.slice(0, place) }, line(author, cells.slice(place))] : [node],
		);
	},
	(rows, author) => {
		const at = author.pick(rows.length - 1);
		const cells = [...(rows[at]?.content ?? []), ...(rows[at + 1]?.content ?? [])];
		return rows.flatMap((node, index) =>
			index === at ? [{ ...node, content: cells }] : index === at + 1 ? [] : [node],
		);
	},
	// Ids are lost, of a row or of all in it.
	inCell((node, author) => as(author.newId(), node)),
	(rows, author) => rows.with(author.pick(rows.length), as(author.newId(), rows[0] ?? row())),
	(rows, author) => {
		const at = author.pick(rows.length);
		const renew = (node: DocumentNode): DocumentNode =>
			node.type === "text"
				? node
				: { ...as(author.newId(), node), ...(node.content && { content: node.content.map(renew) }) };
		return rows.map((node, index) => (index === at ? renew(node) : node));
	},
];

/** Edits of the table; now and then of what stands beside it, or of the table as a whole. */
function edited(content: DocumentNode[], author: Author, edits: readonly Edit[], count: number): DocumentNode[] {
	let result = content;
	for (let turn = 0; turn < count; turn++) {
		const choice = author.pick(edits.length * 5);
		const changed =
			choice < 4 && edits === EDITS ? around(result, author, choice) : inTable(result, author, edits, choice);
		if (validateDocument(doc(...changed)).ok && hasNoCopies(changed)) result = changed;
	}
	return result;
}

function inTable(content: DocumentNode[], author: Author, edits: readonly Edit[], choice: number): DocumentNode[] {
	const edit = edits[choice % edits.length];
	const target = content.find(({ type }) => type === "table");
	const rows = target?.content ?? [];
	return content.map((node) => (node === target && edit ? { ...node, content: edit([...rows], author) } : node));
}

function around(content: DocumentNode[], author: Author, choice: number): DocumentNode[] {
	const place = author.pick(content.length);
	if (choice === 0) return content.toSpliced(place, 1, as(author.newId(), p(author.word())));
	if (choice === 1) return moved(content, author);
	if (choice === 2) return content.map((node) => (node.type === "table" ? as(author.newId(), node) : node));
	// The last row, or a cell's block, leaves the table.
	const [first] = blocksOf(doc(...content), ({ type }) => type === "tableCell");
	const [block] = first?.content ?? [];
	if (!first || !block) return content;
	const without = (node: DocumentNode): DocumentNode => {
		if (node === first) return { ...node, content: [as(author.newId(), p(author.word()))] };
		return node.content ? { ...node, content: node.content.map(without) } : node;
	};
	return content.map(without).toSpliced(place, 0, block);
}

function hasNoCopies(content: readonly DocumentNode[]): boolean {
	const words = blocksOf(doc(...content), ({ type }) => type === "paragraph").map(({ content: own }) => own?.[0]?.text);
	return new Set(words).size === words.length;
}
