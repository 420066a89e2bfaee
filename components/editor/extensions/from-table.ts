import { type Attributes, type Extendable, Extension, Mark, Node } from "@tiptap/core";
import { checkAttribute } from "@/lib/document/attribute";
import { type AttributeSpec, MARKS, NODES } from "@/lib/document/schema";

/** What ProseMirror stands in when an attribute is not given; null where the table allows nothing else. */
function defaultValue(spec: AttributeSpec): unknown {
	if (spec.kind === "choice") return spec.fallback === undefined ? (spec.values[0] ?? null) : spec.fallback;
	if (spec.kind === "integer" || spec.kind === "text" || spec.kind === "pattern") return spec.fallback ?? null;
	return null;
}

/** Where a node shows its attributes in HTML: spans by their own names, everything else as `data-…`. */
function htmlName(name: string, spec: AttributeSpec): string {
	if (spec.kind === "block-id") return "data-block-id";
	if (name === "colspan" || name === "rowspan" || name === "start" || name === "colwidth") return name;
	return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function parseWritten(written: string, spec: AttributeSpec): unknown {
	if (spec.kind === "integer") return Number.parseInt(written, 10);
	if (spec.kind === "choice") return spec.values.find((value) => String(value) === written);
	if (spec.kind === "locator") return parseJson(written);
	if (spec.kind === "column-widths") return written.split(",").map((width) => Number.parseInt(width, 10));
	return written;
}

function parseJson(written: string): unknown {
	try {
		return JSON.parse(written);
	} catch {
		return null;
	}
}

/** Null where the HTML says nothing: then the parse rule decides (a heading's level is in its tag), or the default. */
function readAttribute(element: HTMLElement, name: string, spec: AttributeSpec): unknown {
	const written = element.getAttribute(htmlName(name, spec));
	const checked = written === null ? null : checkAttribute(spec, parseWritten(written, spec));
	return checked?.ok ? (checked.value ?? null) : null;
}

/** Tiptap attributes for one row of the document table, and none beside them. */
export function attributesFromTable(specs: Readonly<Record<string, AttributeSpec>> = {}): Attributes {
	const attributes: Attributes = {};
	for (const [name, spec] of Object.entries(specs)) {
		const fallback = defaultValue(spec);
		const shown = htmlName(name, spec);
		attributes[name] = {
			default: fallback,
			parseHTML: (element) => readAttribute(element, name, spec),
			renderHTML: ({ [name]: value }) =>
				value === null || value === undefined || value === fallback
					? {}
					: { [shown]: spec.kind === "locator" ? JSON.stringify(value) : String(value) },
		};
	}
	return attributes;
}

/**
 * Gives an extension the content, group and attributes that the document table lays down for its name, so
 * that what the editor can make and what the validator accepts never drift apart. Extensions that are
 * neither node nor mark pass through.
 */
export function fromTable(extension: Extendable): Extendable {
	if (extension instanceof Node) {
		const spec = NODES[extension.name];
		if (!spec) throw new Error(`The document has no node called ${extension.name}`);
		return extension.extend({
			...(spec.content === undefined ? {} : { content: spec.content }),
			group: spec.group ?? "",
			...(spec.marks === undefined ? {} : { marks: spec.marks }),
			addAttributes: () => attributesFromTable(spec.attrs),
		});
	}
	if (extension instanceof Mark) {
		const spec = MARKS[extension.name];
		if (!spec) throw new Error(`The document has no mark called ${extension.name}`);
		return extension.extend({
			// A mark excludes itself too: two links on one letter have no meaning.
			excludes: [extension.name, spec.excludes].filter(Boolean).join(" "),
			addAttributes: () => attributesFromTable(spec.attrs),
		});
	}
	if (extension instanceof Extension) return extension;
	throw new Error("An editor extension is a node, a mark or a plain extension");
}
