import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { applyLens } from "@/lib/citation/apply-lens";
import { type Lens, listLenses } from "@/lib/citation/lens";
import { type Part, readParts } from "@/lib/citation/passages";
import { rebuildPageState } from "@/lib/citation/record-page-state";
import { renderDocument } from "@/lib/document/render";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { saveRevision } from "@/lib/revision/save-revision";
import { listTiers, sourcesByIds } from "@/lib/source/queries";
import { citation, doc, documents, normal } from "@/test/document";
import { buildUser } from "@/test/user";
import { foreseeTier, foreseeTierOrder } from "./source-impact";

const TIERS = ["canon", "licensed", "fan"];
const SETS = [{ key: "odd", name: "Canon and fan works", tiers: ["canon", "fan"] }];
const PLACEABLE = new Set(["paragraph", "bulletList", "orderedList", "blockquote", "callout", "table"]);

/** Ids of blocks that stand in a fold of the lens. */
function foldedIds(html: string): Set<string> {
	const folded = new Set<string>();
	const open: boolean[] = [];
	for (const [, end, tag, attributes = ""] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
		if (tag === "br" || tag === "hr" || tag === "col") continue;
		if (end) {
			open.pop();
			continue;
		}
		open.push(open.at(-1) === true || attributes.includes('class="lens-fold"'));
		const id = / id="b-([^"]*)"/.exec(attributes)?.[1];
		if (id !== undefined && open.at(-1)) folded.add(id);
	}
	return folded;
}

function passageIds(part: Part): string[] {
	return "parts" in part ? part.parts.flatMap(passageIds) : [String(part.node.attrs?.id)];
}

/** The passages of some documents that readers see through each lens, found in the pages that they get. */
async function readByRendering(pages: readonly WikiDocument[]) {
	const tiers = await listTiers(ANONYMOUS);
	const sources = await sourcesByIds(ANONYMOUS, [1, 2, 3, 4, 5, 6]);
	const read = (lens: Lens) =>
		pages.map((document) => {
			const parts = readParts(document);
			const { arrangement } = applyLens(document, parts, { sources, tiers, lens, uncited: "show" });
			const context = { resolveLink: () => ({ href: "/", title: "", exists: true, self: false }), arrangement };
			const folded = foldedIds(renderToStaticMarkup(renderDocument(document, context)));
			return parts.flatMap(passageIds).map((id) => !folded.has(id));
		});
	return listLenses(tiers, SETS).map((lens) => ({ lens, shown: read(lens).flat() }));
}

type Read = Awaited<ReturnType<typeof readByRendering>>;

function shiftsBetween(before: Read, after: Read) {
	return after.flatMap(({ lens, shown }) => {
		const was = (before.find((one) => one.lens.key === lens.key) ?? before[0])?.shown ?? [];
		const leaving = shown.filter((stands, index) => was[index] && !stands).length;
		const entering = shown.filter((stands, index) => !was[index] && stands).length;
		return leaving + entering > 0 ? [{ view: lens.name, leaving, entering }] : [];
	});
}

interface Choices {
	continuity(): string | null;
	works(): readonly number[];
}

/** Some blocks told by an editor where they belong, one by a tier that there is not; most paragraphs with citations. */
function placed(node: DocumentNode, choose: Choices): DocumentNode {
	const continuity = PLACEABLE.has(node.type) ? choose.continuity() : null;
	const content = (node.content ?? []).map((child) => placed(child, choose));
	if (node.type === "paragraph") content.push(...choose.works().map((id) => citation(id)));
	return {
		...node,
		...(continuity !== null && { attrs: { ...node.attrs, continuity } }),
		...(content.length > 0 && { content }),
	};
}

test("what is foretold of a tier is what readers lose and gain, counted in the pages that they get", async () => {
	const editor = await buildUser();
	for (const [index, key] of TIERS.entries())
		await db.continuityTier.create({ data: { key, name: `The ${key}`, rank: index + 1 } });
	await db.setting.create({ data: { key: "lensSets", value: SETS } });
	await db.series.create({ data: { id: 1, title: "Series", titleKey: "series", kind: "novel", tierKey: "licensed" } });
	const own = ["canon", null, "licensed", "fan", null, "canon"];
	for (const [index, tierKey] of own.entries()) {
		const title = `Work ${index + 1}`;
		const seriesId = index === 1 ? 1 : null;
		const keys = { titleKey: title, searchKey: title, seriesId, tierKey, mergedIntoId: index === 5 ? 1 : null };
		await db.source.create({ data: { id: index + 1, kind: "novel", title, ...keys } });
	}
	const seed = 20;
	const continuities = fc.sample(
		fc.option(fc.constantFrom("all", "canon", "fan", "no-such-tier"), { nil: null, freq: 5 }),
		{ seed, numRuns: 5000 },
	);
	const works = fc.sample(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }), { seed, numRuns: 5000 });
	const choose = { continuity: () => continuities.pop() ?? null, works: () => works.pop() ?? [] };
	const blocks = fc
		.sample(documents(), { seed, numRuns: 120 })
		.filter(({ content }) => content[0]?.type !== "redirect")
		.flatMap(({ content }) => content);
	const pages = Array.from({ length: 6 }, (_, page) =>
		normal(placed(doc(...blocks.filter((_block, index) => index % 6 === page)), choose)),
	);
	for (const [index, document] of pages.entries()) {
		const input = { baseRevisionId: null, document, summary: "", minor: false };
		const saved = await saveRevision(editor, { title: { namespace: 0, text: `Page ${index}` }, ...input });
		expect(saved.outcome).toBe("saved");
	}
	const stored = await db.page.findMany({
		where: { revisionCount: { gt: 0 } },
		select: { id: true, latestRevision: { select: { document: true } } },
	});
	const written = stored.map(({ latestRevision }) => normal(latestRevision?.document));
	const changes = fc.sample(
		fc.record({ work: fc.constantFrom(1, 2, 3, 4, 5), tier: fc.constantFrom(...TIERS, null), series: fc.boolean() }),
		{ seed, numRuns: 14 },
	);
	let before = await readByRendering(written);
	let moved = 0;
	for (const { work, tier, series } of changes) {
		const foretold = await foreseeTier(ANONYMOUS, series ? { seriesId: 1 } : { id: work }, tier);
		if (series) await db.series.update({ where: { id: 1 }, data: { tierKey: tier } });
		else await db.source.update({ where: { id: work }, data: { tierKey: tier } });
		// Without a tier of its own a work takes that of its series, so that the change to none is one to that.
		if (!series && work === 2 && tier === null) await db.source.update({ where: { id: 2 }, data: { seriesId: null } });
		const after = await readByRendering(written);
		expect(foretold.views).toEqual(shiftsBetween(before, after));
		for (const { leaving, entering } of foretold.views) moved += leaving + entering;
		if (!series && work === 2 && tier === null) {
			await db.source.update({ where: { id: 2 }, data: { seriesId: 1 } });
			before = await readByRendering(written);
		} else before = after;
	}
	expect(moved).toBeGreaterThan(100);
	for (const order of [["licensed", "fan", "canon"], ["fan", "canon", "licensed"], TIERS]) {
		const foretold = await foreseeTierOrder(ANONYMOUS, order);
		for (const [index, key] of order.entries())
			await db.continuityTier.update({ where: { key }, data: { rank: 10 + index } });
		for (const [index, key] of order.entries())
			await db.continuityTier.update({ where: { key }, data: { rank: 1 + index } });
		const after = await readByRendering(written);
		expect(foretold).toEqual(shiftsBetween(before, after));
		before = after;
	}
	await db.pagePassage.deleteMany();
	const rebuilt = await Promise.all(stored.map(({ id }) => rebuildPageState(id)));
	expect(rebuilt).toContain(true);
	for (const { id } of stored) expect(await rebuildPageState(id)).toBe(false);
});
