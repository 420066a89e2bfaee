import { type MarkSpec, type NodeSpec, type AttributeSpec as ProseMirrorAttribute, Schema } from "@tiptap/pm/model";
import { type AttributeSpec, MARKS, NODES } from "./schema";

function attributes(specs: Readonly<Record<string, AttributeSpec>> = {}): Record<string, ProseMirrorAttribute> {
	return Object.fromEntries(
		Object.entries(specs).map(([name, spec]) => {
			if (spec.kind === "block-id" || spec.kind === "column-widths" || spec.kind === "locator")
				return [name, { default: null }];
			return [name, "fallback" in spec ? { default: spec.fallback } : {}];
		}),
	);
}

const nodes = Object.fromEntries(
	Object.entries(NODES).map(([name, { content, group, attrs, marks, atom, code }]): [string, NodeSpec] => [
		name,
		{ content, group, marks, atom, code, attrs: attributes(attrs), inline: group === "inline" },
	]),
);

const marks = Object.fromEntries(
	Object.entries(MARKS).map(([name, { attrs, excludes }]): [string, MarkSpec] => [
		name,
		// ProseMirror lets a mark stand beside itself as soon as it is told what else to exclude.
		{
			attrs: attributes(attrs),
			excludes: excludes === undefined || excludes === "_" ? excludes : `${name} ${excludes}`,
		},
	]),
);

/** The table of `schema.ts` as a ProseMirror schema: no DOM in it, so it serves the server as well. */
export const documentSchema = new Schema({ topNode: "doc", nodes, marks });
