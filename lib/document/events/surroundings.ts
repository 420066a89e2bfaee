/**
 * What the blocks of one version stand in, as far as it says what their claims are about: the row and the column of a
 * table, an account and its question, a quotation and who said it.
 */
import type { Container } from "../diff/leaf-blocks";
import type { DiffLine } from "../diff/lines";

const NOTHING: readonly DiffLine[] = [];

export class Surroundings {
	/** The lines of a row of a table, of an account or of a quotation. */
	private readonly groups = new Map<string, DiffLine[]>();
	/** The lines of the header cells of a table, and those of the question of accounts. */
	private readonly heads = new Map<string, DiffLine[]>();

	constructor(lines: readonly DiffLine[]) {
		for (const line of lines) {
			const group = groupOf(line);
			for (const name of [...quotationsOf(line), ...(group === null ? [] : [group])]) append(this.groups, name, line);
			const block = blockOf(line);
			if (block !== null && isHead(line)) append(this.heads, block, line);
		}
	}

	/** The lines of its row or account, its own with them. */
	beside(line: DiffLine): readonly DiffLine[] {
		const group = groupOf(line);
		return (group !== null && this.groups.get(group)) || NOTHING;
	}

	/** The lines of the quotation that an attribution closes, but for itself. */
	quoted(attribution: DiffLine): readonly DiffLine[] {
		const lines = this.groups.get(quotationOf(attribution)) ?? [];
		return lines.filter((line) => line !== attribution);
	}

	/** What is said of a line above it: the headers of its column, or the question that its account answers. */
	above(line: DiffLine): readonly DiffLine[] {
		const block = blockOf(line);
		const heads = (block !== null && this.heads.get(block)) || [];
		const cell = cellAround(line);
		if (!cell) return heads.filter((head) => head !== line);
		return heads.filter(({ view }) => {
			const head = cellAround({ view });
			const last = head ? head.column + head.span[0] - 1 : 0;
			return head !== null && head.row < cell.row && head.column <= cell.column && cell.column <= last;
		});
	}

	/**
	 * What is said of a line before it in its row: by the first cell, and by those behind the last that has a citation of
	 * its own.
	 */
	ahead(line: DiffLine): readonly DiffLine[] {
		if (!cellAround(line)) return [];
		const row = this.beside(line);
		const place = row.indexOf(line);
		let first = place;
		while (first > 0 && row[first - 1]?.citations.length === 0) first--;
		const near = row.slice(first, place);
		const label = row[0];
		return label && first > 0 && label !== line ? [label, ...near] : near;
	}
}

/** Appends to the list of a key. */
export function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
	const own = lists.get(key);
	if (own) own.push(value);
	else lists.set(key, [value]);
}

type Cell = Extract<Container, { kind: "cell" }>;

/** The innermost cell that a line stands in. */
export function cellAround({ view }: Pick<DiffLine, "view">): Cell | null {
	return view.containers.findLast((container): container is Cell => container.kind === "cell") ?? null;
}

/** The account or the row of a table that a line stands in. */
export function groupOf({ view }: DiffLine): string | null {
	const inner = view.containers.at(-1);
	if (inner?.kind === "accounts" && inner.accountId !== null) return `account ${inner.accountId}`;
	const cell = cellAround({ view });
	return cell?.rowId != null ? `row ${cell.rowId}` : null;
}

/** The accounts or the table that a line stands in. */
export function blockOf({ view }: DiffLine): string | null {
	const inner = view.containers.at(-1);
	if (inner?.kind === "accounts" && inner.blockId !== null) return `accounts ${inner.blockId}`;
	const cell = cellAround({ view });
	return cell?.tableId != null ? `table ${cell.tableId}` : null;
}

/** Whether it is a header of a table or the question of accounts. */
function isHead({ view }: DiffLine): boolean {
	const inner = view.containers.at(-1);
	return inner?.kind === "accounts" ? inner.accountId === null : (cellAround({ view })?.header ?? false);
}

/** The last line of a quotation: who said it, and where. */
export function isAttribution({ view }: DiffLine): boolean {
	return view.type === "attribution";
}

/** The innermost quotation that a line stands in, by a name. */
export function quotationOf(line: DiffLine): string {
	return quotationsOf(line).at(-1) ?? "";
}

/** The quotations that a line stands in, from the outermost to the innermost. */
function quotationsOf({ view }: DiffLine): string[] {
	return view.containers.flatMap((container) =>
		container.kind === "quotation" && container.blockId !== null ? `quotation ${container.blockId}` : [],
	);
}
