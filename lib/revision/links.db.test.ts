import { beforeEach, describe, expect, test } from "vitest";
import { listWantedPages } from "@/lib/article/page-lists";
import { findPage, listBacklinks } from "@/lib/article/queries";
import { checkPage } from "@/lib/doctor/check-page";
import { documentLinks } from "@/lib/document/links";
import type { DocumentNode } from "@/lib/document/schema";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { suggestTitles } from "@/lib/search/queries";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "@/test/database";
import { as, doc, p, wikiLink } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { approveRevision } from "./approve-revision";
import { getRevision } from "./queries";
import { rollbackPage } from "./rollback-page";
import { type SaveOutcome, saveRevision } from "./save-revision";

// Pages of help wait for a reviewer, articles do not.
const hidden: Title = { namespace: 12, text: "K" };
const host: Title = { namespace: 0, text: "Host" };
const HELP = "Help:K";
const MISSING = "Help:Nothing";

let newcomer: UserActor;
let reviewer: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	await db.setting.create({ data: { key: "reviewModeByNamespace", value: { 12: "always" } } });
	newcomer = await buildUser();
	reviewer = await buildAutoconfirmedUser({ groups: ["reviewer"] });
});

type Saved = Extract<SaveOutcome, { outcome: "saved" }>;

async function save(author: UserActor, title: Title, baseRevisionId: number | null, ...content: DocumentNode[]) {
	const outcome = await saveRevision(author, {
		title,
		baseRevisionId,
		document: doc(...content),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome;
}

const hide = (...content: DocumentNode[]): Promise<Saved> =>
	save(newcomer, hidden, null, as("a", p("No.", ...content)));

/** The targets of the links of a revision, as everybody reads it. */
async function targets(revisionId: number) {
	const { document } = await getRevision(ANONYMOUS, revisionId);
	return documentLinks(document).map(({ pageId, title }) => ({ pageId, title }));
}

const rows = (fromPageId: number) =>
	db.pageLink.findMany({
		where: { fromPageId },
		orderBy: { toTitle: "asc" },
		select: { toTitle: true, toPageId: true },
	});

const both = (word: string) => as("a", p(word, wikiLink("one", HELP), " and ", wikiLink("the other", MISSING)));
const byTitle = [
	{ pageId: null, title: HELP },
	{ pageId: null, title: MISSING },
];

describe("a link to a page that waits", () => {
	test("is the same as one to no page, until the page is published", async () => {
		const { pageId, revisionId } = await hide();
		const first = await save(newcomer, host, null, both("See "));
		expect(await targets(first.revisionId)).toEqual(byTitle);
		expect(await rows(first.pageId)).toEqual([
			{ toTitle: "K", toPageId: null },
			{ toTitle: "Nothing", toPageId: null },
		]);
		expect((await listWantedPages(ANONYMOUS, 10)).map(({ title, links }) => [title.text, links])).toEqual([
			["K", 1],
			["Nothing", 1],
		]);
		expect(await checkPage(first.pageId)).toEqual([]);

		expect(await approveRevision(reviewer, { revisionId, upTo: false })).toMatchObject({ ok: true });
		expect(await rows(first.pageId)).toEqual([
			{ toTitle: "K", toPageId: pageId },
			{ toTitle: "Nothing", toPageId: null },
		]);
		expect((await listBacklinks(ANONYMOUS, hidden, { limit: 10 })).map(({ page }) => page.title)).toEqual([host]);
		const later = await save(newcomer, host, first.revisionId, both("See now "));
		expect(await targets(later.revisionId)).toEqual([{ pageId, title: HELP }, byTitle[1]]);
		expect(await checkPage(first.pageId)).toEqual([]);
	});

	test("keeps its title alone where somebody names the page by its id too", async () => {
		const { pageId } = await hide();
		const mark = { type: "wikiLink", attrs: { pageId, title: HELP } };
		const named = await save(newcomer, host, null, as("a", p({ type: "text", text: "one", marks: [mark] })));
		expect(await targets(named.revisionId)).toEqual([byTitle[0]]);
	});

	test.each(["a page that waits", "no page"])("is nothing where the id is all that is said, as of %s", async (what) => {
		const { pageId } = await hide();
		const target = what === "no page" ? pageId + 100 : pageId;
		const named = await save(newcomer, host, null, as("a", p("See ", wikiLink("that", target))));
		expect(await targets(named.revisionId)).toEqual([]);
		expect(await rows(named.pageId)).toEqual([]);
	});

	test.each(["a page that waits", "no page"])("leads a redirect by id alone nowhere, as of %s", async (what) => {
		const { pageId, revisionId } = await hide();
		const target = what === "no page" ? pageId + 100 : pageId;
		const redirect = await save(
			newcomer,
			host,
			null,
			{ type: "redirect", attrs: { id: "a", pageId: target } },
			as("b", p("That.")),
		);
		expect(await rows(redirect.pageId)).toEqual([]);
		expect(await listWantedPages(ANONYMOUS, 10)).toEqual([]);
		expect((await suggestTitles(ANONYMOUS, "Host", { limit: 5 })).map(({ redirectsTo }) => redirectsTo)).toEqual([
			null,
		]);
		expect(await checkPage(redirect.pageId)).toEqual([]);
		await approveRevision(reviewer, { revisionId, upTo: false });
		expect(await checkPage(redirect.pageId)).toEqual([]);
	});

	test("stays without an id in what is merged and in what is rolled back to", async () => {
		await hide();
		const first = await save(newcomer, host, null, as("a", p("One.")), as("b", p("Two.")));
		const second = await save(newcomer, host, first.revisionId, both("See "), as("b", p("Two.")));
		const merged = await save(reviewer, host, first.revisionId, as("a", p("One.")), as("b", p("Two and more.")));
		expect(await targets(merged.revisionId)).toEqual(byTitle);
		const gone = await save(reviewer, host, merged.revisionId, as("a", p("Gone.")));
		const outcome = await rollbackPage(reviewer, { title: host, user: reviewer.name, summary: "" });
		if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		expect(outcome.revisionId).toBeGreaterThan(gone.revisionId);
		expect(await targets(outcome.revisionId)).toEqual(await targets(second.revisionId));
	});
});

test("a page leads to itself by its id from its first revision on, which no move can break", async () => {
	const { pageId, revisionId } = await hide(wikiLink("itself", HELP));
	await approveRevision(reviewer, { revisionId, upTo: false });
	expect(await targets(revisionId)).toEqual([{ pageId, title: HELP }]);
	expect((await findPage(ANONYMOUS, hidden))?.id).toBe(pageId);
	expect(await rows(pageId)).toEqual([{ toTitle: "K", toPageId: pageId }]);
});
