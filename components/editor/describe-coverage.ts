import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { type Coverage, citationCoverage } from "@/lib/citation/coverage";
import { DOCUMENT_VERSION, type DocumentNode } from "@/lib/document/schema";
import { countBlocks } from "./idle-line";

const countCoverage = countBlocks<Coverage>(
	(block) => {
		const content = [block.toJSON() as DocumentNode];
		return citationCoverage({ type: "doc", attrs: { version: DOCUMENT_VERSION }, content });
	},
	(a, b) => ({ total: a.total + b.total, cited: a.cited + b.cited }),
	{ total: 0, cited: 0 },
);

/** How much of the text names a source: a hint, never a rule. */
export function describeCoverage(doc: ProseMirrorNode): string {
	const { total, cited } = countCoverage(doc);
	if (total === 0) return "";
	return `${cited} of ${total} ${total === 1 ? "paragraph" : "paragraphs"} ${cited === 1 ? "cites" : "cite"} a source`;
}
