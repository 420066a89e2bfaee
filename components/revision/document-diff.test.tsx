import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { presentDiff } from "@/lib/document/diff/present";
import { diffMentions } from "@/lib/document/mentions";
import { edits } from "@/test/document";
import { DocumentDiff } from "./document-diff";

test("all that a comparison shows of other pages and of works is looked up before it is drawn", () => {
	let asked = 0;
	fc.assert(
		fc.property(edits(), fc.nat({ max: 3 }), ({ before, after }, skip) => {
			const diff = presentDiff(diffDocuments(before, after), { skip, limits: { shown: 60, folded: 60, changes: 3 } });
			const { links, sourceIds } = diffMentions(diff);
			const sources = new Map();
			const askedFor = (id: number): void => {
				asked++;
				expect(sourceIds).toContain(id);
			};
			sources.get = askedFor as typeof sources.get;
			const context = {
				resolveLink: ({ pageId, title }: { pageId: number | null; title: string | null }) => {
					asked++;
					if (pageId !== null || title !== null) {
						const named = links.map((link) => [link.pageId, link.pageId === null ? link.title : null]);
						expect(named).toContainEqual([pageId, pageId === null ? title : null]);
					}
					return { href: "#", title: "", exists: true, self: false };
				},
				renderCitations: (nodes: readonly { attrs?: Readonly<Record<string, unknown>> }[]) => {
					for (const { attrs } of nodes) if (typeof attrs?.sourceId === "number") askedFor(attrs.sourceId);
					return null;
				},
			};
			renderToStaticMarkup(<DocumentDiff diff={diff} context={context} sources={sources} />);
		}),
		{ numRuns: 300 },
	);
	expect(asked).toBeGreaterThan(300);
});
