import { DOCUMENT_LIMITS, type DocumentNode, type Mark } from "./schema";

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shapeMark(value: unknown): Mark | null {
	if (!isObject(value) || typeof value.type !== "string") return null;
	if (value.attrs !== undefined && !isObject(value.attrs)) return { type: value.type };
	return value as unknown as Mark;
}

function shapeList<T>(value: unknown, shape: (item: unknown) => T | null): readonly T[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const shaped = value.map(shape);
	return shaped.every((item, i) => item !== null && item === value[i]) ? value : shaped.filter((item) => item !== null);
}

/**
 * Any JSON as a tree that has the form of nodes, if not their meaning: for readers that must not fail on what a
 * database may hold. Types, attribute values and nesting stay unchecked. Well-formed parts are returned as they
 * are, the rest is dropped, as is everything deeper than a document may be.
 */
export function shapeNode(value: unknown, depth = 1): DocumentNode | null {
	if (!isObject(value) || typeof value.type !== "string") return null;
	const attrs = isObject(value.attrs) ? value.attrs : undefined;
	const content =
		depth > DOCUMENT_LIMITS.depth ? undefined : shapeList(value.content, (child) => shapeNode(child, depth + 1));
	const marks = shapeList(value.marks, shapeMark);
	const text = typeof value.text === "string" ? value.text : undefined;
	if (attrs === value.attrs && content === value.content && marks === value.marks && text === value.text) {
		return value as unknown as DocumentNode;
	}
	return { type: value.type, attrs, content, marks, text };
}
