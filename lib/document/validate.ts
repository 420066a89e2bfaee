import { formatTitle, parseTitle } from "@/lib/title/title";
import { checkAttribute, forbiddenCharacter } from "./attribute";
import { joinTexts } from "./inline";
import { documentSchema } from "./prosemirror";
import {
	type AttributeSpec,
	DOCUMENT_LIMITS,
	DOCUMENT_VERSION,
	type DocumentNode,
	MARKS,
	type Mark,
	NODES,
	type NodeSpec,
	type WikiDocument,
} from "./schema";
import { tableGrid } from "./table-shape";
import { nodeText } from "./text";
import { at, type DocumentIssue, quote, Stop, ValidationReport } from "./validation-report";

export type Validation = { ok: true; document: WikiDocument } | { ok: false; issues: DocumentIssue[] };

export interface ValidationOptions {
	/** Whether blocks may come without ids, to be given some afterwards. */
	ids?: "required" | "optional";
}

type Attributes = Record<string, unknown>;

const NODE_FIELDS: ReadonlySet<string> = new Set(["type", "attrs", "content", "marks", "text"]);
const MARK_FIELDS: ReadonlySet<string> = new Set(["type", "attrs"]);
const MARK_ORDER = new Map(Object.keys(MARKS).map((name, index) => [name, index]));
const UNMARKED: ReadonlySet<string> = new Set(["citation", "citationNeeded"]);
const CELLS: ReadonlySet<string> = new Set(["tableCell", "tableHeader"]);

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

class Validator {
	readonly report = new ValidationReport();
	private readonly blockIds = new Set<string>();

	constructor(private readonly idsRequired: boolean) {}

	/** Depth is checked before going down, so that the recursion is never deeper than a document may be. */
	node(input: unknown, path: string, depth: number): DocumentNode | null {
		this.report.countNode();
		if (!isObject(input)) return this.report.refuse(path, "must be a node");
		const { type } = input;
		const spec = typeof type === "string" && Object.hasOwn(NODES, type) ? NODES[type] : undefined;
		if (typeof type !== "string" || !spec)
			return this.report.refuse(at(path, "type"), `${quote(type)} is not a kind of node`);
		this.fields(input, NODE_FIELDS, path);
		if (type === "text") return this.text(input, path);
		if (input.text !== undefined) this.report.refuse(at(path, "text"), `does not belong in ${type}`);
		const attrs = this.attributes(input.attrs, spec.attrs, at(path, "attrs"));
		const content = this.content(input.content, type, spec, path, depth);
		const marked = this.marks(input.marks, spec.group === "inline", path);
		// Marks come upon a citation with the text around it that was selected, and say nothing of it.
		const marks = UNMARKED.has(type) ? [] : marked;
		const node: DocumentNode = {
			type,
			...(attrs && { attrs }),
			...((content.length > 0 || depth === 1) && { content }),
			...(marks.length > 0 && { marks }),
		};
		return this.shape(node, path);
	}

	private text(input: Record<string, unknown>, path: string): DocumentNode | null {
		for (const field of ["attrs", "content"]) {
			if (input[field] !== undefined) this.report.refuse(at(path, field), "does not belong in text");
		}
		const { text } = input;
		if (typeof text !== "string" || text === "")
			return this.report.refuse(at(path, "text"), "must be text that is not empty");
		this.report.countText(text);
		const forbidden = forbiddenCharacter(text);
		if (forbidden) this.report.refuse(at(path, "text"), `must not contain the character ${forbidden}`);
		const marks = this.marks(input.marks, true, path);
		return marks.length > 0 ? { type: "text", marks, text } : { type: "text", text };
	}

	private content(input: unknown, type: string, spec: NodeSpec, path: string, depth: number): readonly DocumentNode[] {
		const where = at(path, "content");
		if (input !== undefined && !Array.isArray(input)) {
			this.report.refuse(where, "must be a list of nodes");
			return [];
		}
		const children: readonly unknown[] = input ?? [];
		if (spec.content === undefined) {
			if (children.length > 0) this.report.refuse(where, `${type} holds nothing`);
			return [];
		}
		if (children.length > 0 && depth >= DOCUMENT_LIMITS.depth) {
			this.report.refuse(where, `is nested deeper than ${DOCUMENT_LIMITS.depth} levels`);
			return [];
		}
		const nodeType = documentSchema.nodes[type];
		let match = nodeType?.contentMatch ?? null;
		const valid: DocumentNode[] = [];
		let complete = true;
		for (const [index, child] of children.entries()) {
			const node = this.node(child, `${where}[${index}]`, depth + 1);
			if (!node) {
				complete = false;
				continue;
			}
			if (node.marks && nodeType?.markSet?.length === 0)
				this.report.refuse(`${where}[${index}].marks`, `not allowed in ${type}`);
			const childType = documentSchema.nodes[node.type];
			const next = childType && match ? match.matchType(childType) : null;
			if (match && !next) this.report.refuse(`${where}[${index}]`, `${node.type} is not allowed here in ${type}`);
			match = next;
			valid.push(node);
		}
		// Where a child was refused it has its own issue, and what is missing cannot be told.
		if (complete && match && !match.validEnd) this.report.refuse(where, `${type} needs ${spec.content}`);
		return joinTexts(valid);
	}

	private marks(input: unknown, inline: boolean, path: string): readonly Mark[] {
		if (input === undefined) return [];
		const where = at(path, "marks");
		if (!Array.isArray(input)) {
			this.report.refuse(where, "must be a list of marks");
			return [];
		}
		if (input.length === 0) return [];
		if (!inline || input.length > MARK_ORDER.size) {
			this.report.refuse(where, inline ? "has more marks than there are" : "belong on inline content only");
			return [];
		}
		const marks: Mark[] = [];
		for (const [index, item] of input.entries()) {
			const mark = this.mark(item, `${where}[${index}]`);
			if (!mark) continue;
			const rival = marks.find(
				({ type }) => type === mark.type || excludes(type, mark.type) || excludes(mark.type, type),
			);
			if (rival) this.report.refuse(`${where}[${index}]`, `${mark.type} cannot stand beside ${rival.type}`);
			marks.push(mark);
		}
		return marks.sort((a, b) => (MARK_ORDER.get(a.type) ?? 0) - (MARK_ORDER.get(b.type) ?? 0));
	}

	private mark(input: unknown, path: string): Mark | null {
		if (!isObject(input)) return this.report.refuse(path, "must be a mark");
		const { type } = input;
		const spec = typeof type === "string" && Object.hasOwn(MARKS, type) ? MARKS[type] : undefined;
		if (typeof type !== "string" || !spec)
			return this.report.refuse(at(path, "type"), `${quote(type)} is not a kind of mark`);
		this.fields(input, MARK_FIELDS, path);
		const attrs = this.attributes(input.attrs, spec.attrs, at(path, "attrs"));
		if (type === "wikiLink") return { type, attrs: this.target(attrs ?? {}, at(path, "attrs")) };
		return attrs ? { type, attrs } : { type };
	}

	/** Attributes in the order of the table, without those that say nothing; undefined if none is left. */
	private attributes(input: unknown, specs: Readonly<Record<string, AttributeSpec>> = {}, path: string) {
		if (input !== undefined && !isObject(input)) {
			this.report.refuse(path, "must be an object");
			return undefined;
		}
		const given = input ?? {};
		this.fields(given, specs, path);
		const attrs: Attributes = {};
		for (const [name, spec] of Object.entries(specs)) {
			const checked = checkAttribute(spec, Object.hasOwn(given, name) ? given[name] : undefined);
			if (!checked.ok) this.report.refuse(at(path, name), checked.message);
			else if (checked.value !== undefined) attrs[name] = checked.value;
			if (spec.kind === "block-id" && checked.ok) this.blockId(checked.value, at(path, name));
			if (checked.ok && typeof checked.value === "string") this.report.countText(checked.value);
		}
		return Object.keys(attrs).length > 0 ? attrs : undefined;
	}

	private blockId(id: unknown, path: string): void {
		if (typeof id !== "string") {
			if (this.idsRequired) this.report.refuse(path, "is missing");
		} else if (this.blockIds.has(id)) {
			this.report.refuse(path, `${quote(id)} is used twice`);
		} else {
			this.blockIds.add(id);
		}
	}

	/** What attributes and content must be together, beyond what each must be alone. */
	private shape(node: DocumentNode, path: string): DocumentNode {
		const where = at(path, "attrs");
		if (node.type === "doc") {
			const version = node.attrs?.version ?? DOCUMENT_VERSION;
			return { type: "doc", attrs: { version }, content: node.content };
		}
		if (node.type === "redirect") {
			const { id, ...target } = node.attrs ?? {};
			if (target.pageId === undefined && target.title === undefined) this.report.refuse(where, "needs pageId or title");
			return { ...node, attrs: { ...(id !== undefined && { id }), ...this.target(target, where) } };
		}
		if (CELLS.has(node.type) && Array.isArray(node.attrs?.colwidth)) {
			// Pasted cells bring widths that do not fit their span; they are looks only, so they go.
			const { colwidth, ...attrs } = node.attrs;
			return colwidth.length === (attrs.colspan ?? 1) ? node : { ...node, attrs };
		}
		if (node.type === "heading" && nodeText(node).length > DOCUMENT_LIMITS.headingLength) {
			this.report.refuse(at(path, "content"), `heading is longer than ${DOCUMENT_LIMITS.headingLength} characters`);
		}
		if (node.type === "table") {
			const { columns, rows } = tableGrid(node);
			if (columns === 0) this.report.refuse(at(path, "content"), "table needs a cell");
			if (columns * rows > DOCUMENT_LIMITS.tableGrid) {
				this.report.refuse(at(path, "content"), `table covers more than ${DOCUMENT_LIMITS.tableGrid} places`);
			}
		}
		return node;
	}

	/** A link to a page, its title in normal form and an anchor written into the title moved where it belongs. */
	private target(attrs: Attributes, path: string): Attributes {
		const { pageId, title, anchor } = attrs;
		if (title === undefined) {
			if (pageId === undefined && anchor === undefined) this.report.refuse(path, "needs pageId, title or anchor");
			if (anchor === "") this.report.refuse(at(path, "anchor"), "must not be empty");
			return attrs;
		}
		const parsed = parseTitle(String(title));
		if (!parsed.ok) {
			this.report.refuse(at(path, "title"), `is not the title of a page (${parsed.problem})`);
			return attrs;
		}
		const place = anchor || parsed.anchor;
		return {
			...(pageId !== undefined && { pageId }),
			title: formatTitle(parsed.title),
			...(place && { anchor: place }),
		};
	}

	private fields(input: object, allowed: ReadonlySet<string> | Readonly<Record<string, unknown>>, path: string): void {
		for (const name of Object.keys(input)) {
			const known = allowed instanceof Set ? allowed.has(name) : Object.hasOwn(allowed, name);
			if (!known) this.report.refuse(path, `has the unknown field ${quote(name)}`);
		}
	}
}

function excludes(mark: string, other: string): boolean {
	const excluded = MARKS[mark]?.excludes;
	return excluded === "_" || (excluded?.split(" ").includes(other) ?? false);
}

/**
 * Checks anything that wants to become a document and brings it into its one normal form: attributes in the
 * order of the table and without those that say nothing, marks in order, neighbouring equal texts joined,
 * titles normalised. Validating the result again changes nothing. At most 20 issues are named; the cost is
 * bounded by the limits of `schema.ts` whatever is sent.
 */
export function validateDocument(input: unknown, options: ValidationOptions = {}): Validation {
	const validator = new Validator(options.ids !== "optional");
	try {
		if (!isObject(input) || input.type !== "doc") {
			return { ok: false, issues: [{ path: "", message: 'must be a node of type "doc"' }] };
		}
		const document = validator.node(input, "", 1);
		// The walk above built it from the table, with `doc` at its root.
		if (document && validator.report.issues.length === 0) return { ok: true, document: document as WikiDocument };
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
	}
	return { ok: false, issues: validator.report.issues };
}
