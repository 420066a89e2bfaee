import fc from "fast-check";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { as, cell, doc, normal, p, row, table, th } from "./document";

/** A table as what was written about which row and which column: by that a test knows where a word belongs. */
export interface Written {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	/** By row and column, as `row column`. Empty where nothing was. */
	readonly words: ReadonlyMap<string, string>;
}

/** Two people's edits of one table. */
export interface TablePair {
	readonly base: Written;
	readonly mine: Written;
	readonly theirs: Written;
}

class Author {
	private count = 0;

	constructor(
		private readonly name: string,
		private readonly draw: () => number,
		private readonly vocabulary: readonly string[],
	) {}

	pick(bound: number): number {
		return bound <= 0 ? 0 : this.draw() % bound;
	}

	/** Of the few words where there are such, else one that stands nowhere else; now and then none. */
	word(): string {
		if (this.pick(5) === 0) return "";
		return this.vocabulary[this.pick(this.vocabulary.length)] ?? this.unique();
	}

	unique(): string {
		return `${this.name}${++this.count}x`;
	}
}

type Edit = (written: Written, author: Author) => Written;
type Lines = "rows" | "columns";

const key = (row: string, column: string) => `${row} ${column}`;

function filled({ rows, columns, words }: Written, author: Author): Written {
	const all = new Map(words);
	for (const r of rows) for (const c of columns) if (!all.has(key(r, c))) all.set(key(r, c), author.word());
	return { rows, columns, words: all };
}

const inserted = (lines: Lines): Edit => {
	return (written, author) => {
		const at = author.pick(written[lines].length + 1);
		return filled({ ...written, [lines]: written[lines].toSpliced(at, 0, author.unique()) }, author);
	};
};

const deleted = (lines: Lines): Edit => {
	return (written, author) => {
		if (written[lines].length === 1) return written;
		return { ...written, [lines]: written[lines].toSpliced(author.pick(written[lines].length), 1) };
	};
};

const moved = (lines: Lines): Edit => {
	return (written, author) => {
		const rest = [...written[lines]];
		const taken = rest.splice(author.pick(rest.length), 1);
		return { ...written, [lines]: rest.toSpliced(author.pick(rest.length + 1), 0, ...taken) };
	};
};

const wrote: Edit = (written, author) => {
	const [r, c] = [written.rows[author.pick(written.rows.length)], written.columns[author.pick(written.columns.length)]];
	if (r === undefined || c === undefined) return written;
	const was = written.words.get(key(r, c));
	// A word is added or the text replaced.
	const word = author.pick(2) === 0 ? author.word() : `${was} ${author.unique()}`.trim();
	return { ...written, words: new Map(written.words).set(key(r, c), word) };
};

const EDITS: readonly Edit[] = (["rows", "columns"] as const)
	.flatMap((lines) => [inserted(lines), inserted(lines), deleted(lines), moved(lines)])
	.concat(wrote, wrote);

/** Rows and columns that come, go and move, and cells that are written anew, on two sides. */
export function tablePairs(vocabulary: readonly string[] = []): fc.Arbitrary<TablePair> {
	return fc
		.tuple(
			fc.integer({ min: 1, max: 4 }),
			fc.integer({ min: 1, max: 4 }),
			fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
			fc.integer({ min: 1, max: 4 }),
			fc.integer({ min: 1, max: 4 }),
		)
		.map(([height, width, numbers, ofMine, ofTheirs]) => {
			let next = 0;
			const draw = (): number => numbers[next++ % numbers.length] ?? 0;
			const rows = Array.from({ length: height }, (_, index) => `r${index}`);
			const columns = Array.from({ length: width }, (_, index) => `c${index}`);
			const base = filled({ rows, columns, words: new Map() }, new Author("old", draw, vocabulary));
			const editedBy = (name: string, count: number): Written => {
				const author = new Author(name, draw, vocabulary);
				let written = base;
				for (let turn = 0; turn < count; turn++)
					written = EDITS[author.pick(EDITS.length)]?.(written, author) ?? written;
				return written;
			};
			return { base, mine: editedBy("mira", ofMine), theirs: editedBy("tarn", ofTheirs) };
		});
}

/** The document with the table, in which every block keeps its id whatever was done to it. */
export function documentOf({ rows, columns, words }: Written): WikiDocument {
	const line = (r: string): DocumentNode => {
		const cells = columns.map((c): DocumentNode => {
			const word = words.get(key(r, c)) ?? "";
			const text = as(`p-${r}-${c}`, word === "" ? p() : p(word));
			return as(`${r}-${c}`, (r === "r0" ? th : cell)(text));
		});
		return as(r, row(...cells));
	};
	return normal(doc(as("t", table(...rows.map(line)))));
}

/**
 * True where a side can expect to be asked: about a cell, about a line that the other deleted or filled anew, or where
 * not one row is left by which columns could be known.
 */
export function mayDisagree({ base, mine, theirs }: TablePair): boolean {
	const has = (side: Written, r: string, c: string) => side.rows.includes(r) && side.columns.includes(c);
	const isWritten = (side: Written, r: string, c: string): boolean =>
		has(side, r, c) && (!has(base, r, c) || side.words.get(key(r, c)) !== base.words.get(key(r, c)));
	const isKnown = (written: Written, r: string, c: string): boolean =>
		written.rows.includes(r) || written.columns.includes(c);
	const isOther = (side: Written): boolean => !base.rows.some((r) => side.rows.includes(r));
	if (isOther(mine) || isOther(theirs)) return true;
	return [
		[mine, theirs],
		[theirs, mine],
	].some(([side, other]) => {
		if (!side || !other) return false;
		return side.rows.some((r) =>
			side.columns.some((c) => {
				if (!isWritten(side, r, c) || !(isKnown(base, r, c) || isKnown(other, r, c))) return false;
				const isGone = (lines: Lines, line: string) => base[lines].includes(line) && !other[lines].includes(line);
				if (isGone("rows", r) || isGone("columns", c)) return true;
				if (has(base, r, c)) return isWritten(other, r, c) || isRetyped(base, other, r, c);
				return isRetyped(base, other, r, c);
			}),
		);
	});
}

function isRetyped(base: Written, other: Written, r: string, c: string): boolean {
	const keeps = (row: string, column: string): boolean => {
		const [was, is] = [base.words.get(key(row, column)) ?? "", other.words.get(key(row, column)) ?? ""];
		return was.split(" ").some((word) => word !== "" && is.split(" ").includes(word));
	};
	const isTold = (places: readonly (readonly [string, string])[]): boolean => {
		const both = places.filter(([row, column]) => other.rows.includes(row) && other.columns.includes(column));
		return both.some(([row, column]) => base.words.get(key(row, column))) && !both.some((place) => keeps(...place));
	};
	return (
		(base.rows.includes(r) && isTold(base.columns.map((column) => [r, column] as const))) ||
		(base.columns.includes(c) && isTold(base.rows.map((row) => [row, c] as const)))
	);
}
