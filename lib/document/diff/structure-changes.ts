/**
 * What became different about what a block is and stands in.
 *
 * Strategy: the things around a block are compared from the outermost inwards, each with its counterpart of the other
 * side, as long as both are of one family (a list, numbered or not, with a list); where they are not, the block stands
 * elsewhere and no further thing is compared. What was set of a list or of a set of accounts would be found again for
 * each block in it: it is told for the first.
 */
import type { BlockView } from "../diff";
import type { Container } from "./leaf-blocks";

type Attributes = Readonly<Record<string, unknown>>;

export type StructureChange =
	/** It stands in other things than before. */
	| { readonly what: "place"; readonly before: BlockView; readonly after: BlockView }
	/** It stands in another thing of the same kind, which is set otherwise: another account. */
	| { readonly what: "another"; readonly type: string }
	/** It, or what it stands in, is of another kind: a heading now, a numbered list. */
	| { readonly what: "type"; readonly before: Look; readonly after: Look }
	/** A redirect leads elsewhere. */
	| { readonly what: "target"; readonly before: Attributes; readonly after: Attributes }
	/** An attribute of it, or of what it stands in; undefined where it was not set. */
	| {
			readonly what: "attribute";
			readonly type: string;
			readonly name: string;
			readonly before: unknown;
			readonly after: unknown;
	  };

/** What kind of block a node is; the attributes say of which level a heading. */
export interface Look {
	readonly type: string;
	readonly attrs: Attributes;
}

interface Layer extends Look {
	/** What it can be compared with. */
	readonly family: string;
	readonly id: string | null;
}

/** The nodes around a block that something can be set of, the outermost first. */
function layersOf(container: Container): Layer[] {
	const { attrs } = container;
	switch (container.kind) {
		case "list": {
			const family = container.ordinal === null ? "further in a list" : "list";
			return [{ family, type: container.ordered ? "orderedList" : "bulletList", id: container.listId, attrs }];
		}
		case "cell":
			return [
				{ family: "table", type: "table", id: container.tableId, attrs: container.tableAttrs },
				{ family: "cell", type: container.header ? "tableHeader" : "tableCell", id: container.cellId, attrs },
			];
		case "quotation":
			return [{ family: "quotation", type: "blockquote", id: container.blockId, attrs }];
		case "callout":
			return [{ family: "callout", type: "callout", id: container.blockId, attrs }];
		case "accounts": {
			const set = { family: "accounts", type: "accounts", id: container.blockId, attrs };
			if (container.ordinal === null) return [set];
			return [set, { family: "account", type: "account", id: container.accountId, attrs: container.accountAttrs }];
		}
	}
}

/** Tells what became different about the structure of the blocks of one comparison, asked in the order of its rows. */
export class StructureTeller {
	private readonly told = new Set<string>();

	/** For two views whose structure differs; nothing where all of it was told already. */
	tell(before: BlockView, after: BlockView): StructureChange[] {
		const [outer, others] = [before, after].map(({ containers }) => containers.flatMap(layersOf)) as [Layer[], Layer[]];
		const found: StructureChange[] = [];
		let count = 0;
		let depth = 0;
		for (let was = outer[0], is = others[0]; was && is && was.family === is.family; ) {
			for (const change of layerChanges(was, is)) {
				count++;
				if (this.isNew(was, is, change)) found.push(change);
			}
			depth++;
			[was, is] = [outer[depth], others[depth]];
		}
		const isElsewhere = depth < outer.length || depth < others.length;
		if (isElsewhere) found.push({ what: "place", before, after });
		found.push(...ownChanges(before, after, isElsewhere));
		// Whatever differs otherwise is told in general.
		return count + found.length === 0 ? [{ what: "place", before, after }] : found;
	}

	private isNew({ id: from }: Layer, { id: to }: Layer, change: StructureChange): boolean {
		if (from === null || to === null) return true;
		const key = JSON.stringify([from, to, change.what, change.what === "attribute" ? change.name : ""]);
		if (this.told.has(key)) return false;
		this.told.add(key);
		return true;
	}
}

function layerChanges(was: Layer, is: Layer): StructureChange[] {
	const changes: StructureChange[] = was.type === is.type ? [] : [{ what: "type", before: look(was), after: look(is) }];
	const attributes = attributeChanges(was, is);
	const isSame = was.id === null || is.id === null || was.id === is.id;
	// A callout is named by its kind, as a list is by its numbers.
	const own = attributes.filter((change) => isSame || (change.what === "attribute" && change.name === "kind"));
	changes.push(...own);
	if (own.length < attributes.length) changes.push({ what: "another", type: is.type });
	return changes;
}

function ownChanges(before: BlockView, after: BlockView, isElsewhere: boolean): StructureChange[] {
	const isHeading = before.type === "heading" && after.type === "heading";
	// Where it stood and stands names what it is, too.
	if (before.type !== after.type || isHeading) {
		const isSame = before.type === after.type && before.attrs.level === after.attrs.level;
		return isElsewhere || isSame ? [] : [{ what: "type", before: look(before), after: look(after) }];
	}
	const attributes = attributeChanges(before, after);
	const { attrs: was } = before;
	return before.type === "redirect" && attributes.length > 0
		? [{ what: "target", before: was, after: after.attrs }]
		: attributes;
}

function look({ type, attrs }: Look): Look {
	return { type, attrs };
}

function attributeChanges({ attrs: was }: Look, { type, attrs: is }: Look): StructureChange[] {
	return [...new Set([...Object.keys(was), ...Object.keys(is)])]
		.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
		.map((name) => ({ what: "attribute", type, name, before: was[name], after: is[name] }));
}
