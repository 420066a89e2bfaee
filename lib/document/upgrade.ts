import { withoutForbiddenCharacters } from "./attribute";
import { assignBlockIds } from "./block-id";
import { shapeNode } from "./node-shape";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "./schema";
import { nodeText } from "./text";
import { validateDocument } from "./validate";

type Json = Readonly<Record<string, unknown>>;
/** Brings a document of one version to the next. */
export type UpgradeStep = (document: Json) => Json;

/** The step at index 0 brings version 1 to version 2, and so on: one for each version that was left behind. */
const STEPS: readonly UpgradeStep[] = [];

function isObject(value: unknown): value is Json {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function documentVersion(document: Json): number {
	const version = isObject(document.attrs) ? document.attrs.version : undefined;
	return typeof version === "number" ? version : 1;
}

function plainParagraph(value: unknown): DocumentNode {
	const node = shapeNode(value) ?? { type: "text", text: typeof value === "string" ? value : "" };
	const text = withoutForbiddenCharacters(nodeText(node));
	return text === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text }] };
}

/** Keeps each block that is still valid by itself and shows the others as the plain text they hold. */
function salvage(stored: unknown): WikiDocument {
	const blocks: readonly unknown[] = isObject(stored) && Array.isArray(stored.content) ? stored.content : [];
	const attrs = { version: DOCUMENT_VERSION };
	const content = blocks.flatMap((block, index): readonly DocumentNode[] => {
		const alone = validateDocument({ type: "doc", attrs, content: [block] }, { ids: "optional" });
		if (alone.ok) return alone.document.content;
		const redirect = { type: "doc", attrs, content: [block, { type: "paragraph" }] };
		const leading = index === 0 ? validateDocument(redirect, { ids: "optional" }) : alone;
		return leading.ok ? leading.document.content.slice(0, 1) : [plainParagraph(block)];
	});
	if (content.every(({ type }) => type === "redirect")) content.push({ type: "paragraph" });
	let count = 0;
	// Counted, not random: the same row gives the same ids whenever it is read.
	return assignBlockIds({ type: "doc", attrs, content }, () => `salvaged-${++count}`);
}

/** A step that cannot read a damaged row leaves it to be salvaged as it was. */
function upgraded(stored: Json, steps: readonly UpgradeStep[]): Json {
	try {
		return steps.slice(documentVersion(stored) - 1).reduce((document, step) => step(document), stored);
	} catch {
		return stored;
	}
}

/**
 * A stored row as a document of today. Never throws: older versions go through their upgrade steps, and what
 * is damaged or unknown is kept as plain text, so that reading always works and no word is lost.
 */
export function upgradeDocument(stored: unknown, steps: readonly UpgradeStep[] = STEPS): WikiDocument {
	const current = isObject(stored) ? upgraded(stored, steps) : stored;
	const valid = validateDocument(current);
	return valid.ok ? valid.document : salvage(current);
}
