import { CALLOUT_KINDS, type CalloutKind, type DocumentNode, type WikiDocument } from "../schema";
import { cellColumns } from "../table-shape";

type Attributes = Readonly<Record<string, unknown>>;

/** One thing a block stands in, with what tells a reader where; `attrs` are its attributes without the id. */
export type Container =
	| {
			readonly kind: "list";
			readonly attrs: Attributes;
			readonly ordered: boolean;
			/** The number or position of the item; null for further blocks of the same item. */
			readonly ordinal: number | null;
			readonly listId: string | null;
			readonly itemId: string | null;
	  }
	| {
			readonly kind: "cell";
			readonly attrs: Attributes;
			readonly tableAttrs: Attributes;
			/** Counted from 1; the first ones of those that it covers. */
			readonly row: number;
			readonly column: number;
			readonly header: boolean;
			/** Columns and rows it covers. */
			readonly span: readonly [columns: number, rows: number];
			readonly tableId: string | null;
			readonly rowId: string | null;
			readonly cellId: string | null;
	  }
	| { readonly kind: "quotation"; readonly attrs: Attributes; readonly blockId: string | null }
	| {
			readonly kind: "callout";
			readonly attrs: Attributes;
			readonly callout: CalloutKind;
			readonly blockId: string | null;
	  }
	| {
			readonly kind: "accounts";
			readonly attrs: Attributes;
			/** Those of the account; none for the question. */
			readonly accountAttrs: Attributes;
			/** Which of the accounts, from 1; null for the question. */
			readonly ordinal: number | null;
			readonly blockId: string | null;
			readonly accountId: string | null;
	  };

/** A block that holds text, or nothing, seen apart from the blocks around it: what a comparison puts in a row. */
export interface LeafBlock {
	readonly blockId: string | null;
	readonly type: string;
	/** Attributes without the id. */
	readonly attrs: Attributes;
	/** From the outermost to the innermost. */
	readonly containers: readonly Container[];
	readonly content: readonly DocumentNode[];
	/** Type, attributes and containers as text: equal while the block stands in the same kind of place. */
	readonly structure: string;
}

type Cell = Extract<Container, { kind: "cell" }>;

/** The outermost cell that a block stands in. */
export function cellOf(block: Pick<LeafBlock, "containers"> | undefined): Cell | null {
	return block?.containers.find((container): container is Cell => container.kind === "cell") ?? null;
}

/** The row of a table that a block stands in, by a name that no other row of its document has. */
export function rowOf(block: Pick<LeafBlock, "containers"> | undefined): string | null {
	const cell = cellOf(block);
	return cell?.tableId && cell.rowId ? `${cell.tableId} ${cell.rowId}` : null;
}

interface Surroundings {
	readonly containers: readonly Container[];
	readonly structure: string;
}

function ownId(node: DocumentNode): string | null {
	const id = node.attrs?.id;
	return typeof id === "string" ? id : null;
}

function covered(value: unknown): number {
	return typeof value === "number" && value >= 1 ? value : 1;
}

function lookAttributes(node: DocumentNode): Attributes {
	const { id: _own, colwidth: _width, ...attrs } = node.attrs ?? {};
	return attrs;
}

function inside(around: Surroundings, node: DocumentNode, container: Container, part = ""): Surroundings {
	return {
		containers: [...around.containers, container],
		structure: `${around.structure}${part}${node.type}${JSON.stringify(container.attrs)}/`,
	};
}

function leaf(node: DocumentNode, { containers, structure }: Surroundings): LeafBlock {
	const attrs = lookAttributes(node);
	return {
		blockId: ownId(node),
		type: node.type,
		attrs,
		containers,
		content: node.content ?? [],
		structure: `${structure}${node.type}${JSON.stringify(attrs)}`,
	};
}

/**
 * The blocks of a document that hold text or stand for something by themselves, in order, each with the lists,
 * cells, quotations, callouts and accounts it stands in. Places that shift when neighbours come and go (item numbers, rows,
 * columns) are told but are no part of `structure`; neither are column widths.
 */
export function leafBlocks(document: WikiDocument): LeafBlock[] {
	const leaves: LeafBlock[] = [];
	const visitAll = (nodes: readonly DocumentNode[] = [], around: Surroundings): void => {
		for (const node of nodes) visit(node, around);
	};
	const visit = (node: DocumentNode, around: Surroundings): void => {
		switch (node.type) {
			case "bulletList":
			case "orderedList":
				visitList(node, around);
				break;
			case "table":
				visitTable(node, around);
				break;
			case "blockquote":
				visitAll(
					node.content,
					inside(around, node, { kind: "quotation", attrs: lookAttributes(node), blockId: ownId(node) }),
				);
				break;
			case "callout": {
				const callout = CALLOUT_KINDS.find((kind) => kind === node.attrs?.kind) ?? "note";
				const place = { kind: "callout", attrs: lookAttributes(node), callout, blockId: ownId(node) } as const;
				visitAll(node.content, inside(around, node, place));
				break;
			}
			case "accounts":
				visitAccounts(node, around);
				break;
			default:
				leaves.push(leaf(node, around));
		}
	};
	const visitList = (list: DocumentNode, around: Surroundings): void => {
		const ordered = list.type === "orderedList";
		const attrs = lookAttributes(list);
		const start = ordered && typeof list.attrs?.start === "number" ? list.attrs.start : 1;
		for (const [index, item] of (list.content ?? []).entries()) {
			const place = { kind: "list", attrs, ordered, listId: ownId(list), itemId: ownId(item) } as const;
			for (const [position, node] of (item.content ?? []).entries()) {
				const ordinal = position === 0 ? start + index : null;
				visit(node, inside(around, list, { ...place, ordinal }, position === 0 ? "" : "further "));
			}
		}
	};
	const visitTable = (table: DocumentNode, around: Surroundings): void => {
		const tableAttrs = lookAttributes(table);
		const settings = Object.keys(tableAttrs).length === 0 ? "" : `table${JSON.stringify(tableAttrs)}/`;
		const columns = cellColumns(table);
		for (const [row, rowNode] of (table.content ?? []).entries()) {
			for (const [index, cell] of (rowNode.content ?? []).entries()) {
				const place: Container = {
					kind: "cell",
					attrs: lookAttributes(cell),
					tableAttrs,
					row: row + 1,
					column: (columns[row]?.[index] ?? index) + 1,
					header: cell.type === "tableHeader",
					span: [covered(cell.attrs?.colspan), covered(cell.attrs?.rowspan)],
					tableId: ownId(table),
					rowId: ownId(rowNode),
					cellId: ownId(cell),
				};
				visitAll(cell.content, inside(around, cell, place, settings));
			}
		}
	};
	const visitAccounts = (accounts: DocumentNode, around: Surroundings): void => {
		const attrs = lookAttributes(accounts);
		let count = 0;
		for (const node of accounts.content ?? []) {
			const isAccount = node.type === "account";
			const place: Container = {
				kind: "accounts",
				attrs,
				accountAttrs: isAccount ? lookAttributes(node) : {},
				ordinal: isAccount ? ++count : null,
				blockId: ownId(accounts),
				accountId: isAccount ? ownId(node) : null,
			};
			if (isAccount) {
				const rank = `account${JSON.stringify(place.accountAttrs)}/`;
				const within = inside(around, accounts, place);
				visitAll(node.content, { ...within, structure: within.structure + rank });
			} else visit(node, inside(around, accounts, place));
		}
	};
	visitAll(document.content, { containers: [], structure: "" });
	return leaves;
}
