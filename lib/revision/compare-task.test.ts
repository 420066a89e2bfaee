import fc from "fast-check";
import { expect, test } from "vitest";
import { joinTexts } from "@/lib/document/inline";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { as, doc, documents, fewWords, normal, p } from "@/test/document";
import { Author, editedBy } from "@/test/document-edits";
import { workNow } from "./compare-task";

/** The node with a word of the author's at the end of each paragraph. */
function lengthened(node: DocumentNode, author: Author): DocumentNode {
	if (node.type !== "paragraph") {
		return node.content ? { ...node, content: node.content.map((child) => lengthened(child, author)) } : node;
	}
	return { ...node, content: joinTexts([...(node.content ?? []), { type: "text", text: ` ${author.word()}` }]) };
}

/** A document, what somebody published on it, and what the same person sends on the same base: grown from it, or not. */
const saves = fc
	.tuple(
		documents(fewWords),
		fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
		fc.constantFrom("apart", "edited", "lengthened"),
		fc.integer({ min: 1, max: 4 }),
		fc.integer({ min: 1, max: 4 }),
	)
	.map(([base, numbers, kind, ofTheirs, ofMine]) => {
		let next = 0;
		const author = new Author("mira", () => numbers[next++ % numbers.length] ?? 0);
		const theirs = editedBy(author, base, ofTheirs);
		const edited = editedBy(author, kind === "apart" ? base : theirs, ofMine);
		const mine = kind === "lengthened" ? normal(lengthened(theirs, author)) : edited;
		return { base, mine, theirs };
	});

const merge = (task: Parameters<typeof workNow<"merge">>[0]["task"]) => workNow({ work: "merge", task });
const written = (document: WikiDocument) => new Set(JSON.stringify(document).match(/mira\d+x/g));

test("a merge of one person's saves that asks nothing holds every word of both", () => {
	let goneOn = 0;
	fc.assert(
		fc.property(saves, (task) => {
			const { document, overlaps } = merge({ ...task, sameHand: true });
			if (overlaps.length > 0) return;
			const left = written(document);
			expect([...written(task.mine), ...written(task.theirs)].filter((word) => !left.has(word))).toEqual([]);
			if (merge(task).overlaps.length > 0) goneOn++;
		}),
		{ numRuns: 600 },
	);
	expect(goneOn).toBeGreaterThan(0);
});

test("words added at the end of blocks that were published meanwhile are taken, and nobody else's are", () => {
	const base = doc(as("a", p("The lamps burned.")), as("b", p("Nobody came.")));
	const theirs = doc(as("a", p("The lamps burned. All night.")), as("b", p("Nobody came home.")));
	const mine = normal(doc(as("a", p("The lamps burned. All night. And then?")), as("b", p("Nobody came home. Ever."))));
	expect(merge({ base, mine, theirs, sameHand: true })).toMatchObject({ document: mine, overlaps: [] });
	expect(merge({ base, mine, theirs }).overlaps).toHaveLength(2);
	const other = doc(as("a", p("The lamps burned. All day. And then?")), as("b", p("Nobody came home. Ever.")));
	expect(merge({ base, mine: other, theirs, sameHand: true }).overlaps).toHaveLength(2);
});
