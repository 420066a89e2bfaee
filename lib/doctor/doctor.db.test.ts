import { beforeEach, expect, test } from "vitest";
import { listPagesWithRevisions } from "@/lib/citation/rebuild-citations";
import { db } from "@/lib/platform/db";
import { approveRevision } from "@/lib/revision/approve-revision";
import { rejectRevision } from "@/lib/revision/reject-revision";
import { saveRevision } from "@/lib/revision/save-revision";
import { sendBackRevision } from "@/lib/revision/send-back-revision";
import { emptyDatabase } from "@/test/database";
import { as, citation, doc, p, wikiLink } from "@/test/document";
import { buildAutoconfirmedUser, buildUser } from "@/test/user";
import { checkJournal } from "./check-journal";
import { checkPage } from "./check-page";
import { checkStructure } from "./check-structure";

/** The rules that something breaks. */
async function broken(): Promise<string[]> {
	const findings = await checkStructure();
	for (const pageId of await listPagesWithRevisions()) findings.push(...(await checkPage(pageId)));
	return [...new Set(findings.map(({ rule }) => rule))].sort();
}

let revisions: number[];

// A page through everything that can happen to it: saved, waiting, approved, sent back, rejected.
beforeEach(async () => {
	await emptyDatabase();
	await db.source.create({ data: { id: 1, kind: "novel", title: "Work", titleKey: "work", searchKey: "work" } });
	await db.setting.create({ data: { key: "reviewMode", value: "always" } });
	const [newcomer, reviewer] = [await buildUser(), await buildAutoconfirmedUser({ groups: ["reviewer"] })];
	revisions = [];
	const save = async (author: typeof newcomer, ...words: string[]) => {
		const blocks = words.map((word, index) => as(`b${index}`, p(word, citation(1, { id: `c${index}` }))));
		const link = as("link", p(wikiLink("Cardassia", "Cardassia")));
		const outcome = await saveRevision(author, {
			title: { namespace: 0, text: "Bajor" },
			baseRevisionId: revisions.at(-1) ?? null,
			document: doc(...blocks, link),
			summary: "",
			minor: false,
		});
		if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
		revisions.push(outcome.revisionId);
		return outcome.revisionId;
	};
	await save(reviewer, "First.", "Second.");
	await approveRevision(reviewer, { revisionId: await save(newcomer, "First again.", "Second."), upTo: false });
	const rejected = await rejectRevision(reviewer, { revisionId: await save(newcomer, "Nonsense."), reason: "no" });
	if (!rejected.ok || rejected.revertId === null) throw new Error(JSON.stringify(rejected));
	revisions.push(rejected.revertId);
	await sendBackRevision(reviewer, { revisionId: await save(newcomer, "Unclear.", "Second."), note: "why?" });
	await save(newcomer, "Clearer.", "Second.");
});

test("a wiki that only its verbs wrote is whole", async () => {
	expect(await broken()).toEqual([]);
});

test.each([
	["latest-revision", "UPDATE page SET latest_revision_id = approved_revision_id"],
	["approved-revision", "UPDATE page SET approved_revision_id = latest_revision_id"],
	["sequence", "UPDATE page SET revision_count = revision_count + 1"],
	["sequence", "UPDATE revision SET seq = seq + 100 WHERE id = (SELECT max(id) FROM revision)"],
	["parent", "UPDATE revision SET parent_id = NULL"],
	["size-change", "UPDATE revision SET size_change = size_change + 1"],
	["waiting", "UPDATE page SET waiting_count = 0"],
	["waiting-before-approved", "UPDATE revision SET review = 'waiting' WHERE seq = 1"],
	["decision", "DELETE FROM review_decision"],
	["rejection", "UPDATE revision SET rejected_in = NULL"],
	["rejection", "UPDATE revision SET rejected_in = id WHERE review <> 'rejected'"],
	["change", "DELETE FROM change WHERE kind = 'page-edited'"],
	["revert", "UPDATE revision SET reverts = '{}'"],
	["fingerprint", "UPDATE revision SET sha256 = 'x' WHERE seq = 2"],
	["text", "UPDATE revision SET text = 'x' WHERE seq = 2"],
	["document", `UPDATE revision SET document = '{"type":"doc","content":[{"type":"unknown"}]}' WHERE seq = 2`],
	["citations", "DELETE FROM citation"],
	["citations", "UPDATE citation SET removed_in_id = added_in_id"],
	["blame", "DELETE FROM block_version WHERE block_id = 'b0'"],
	["worklists", "UPDATE page_coverage SET uncited = 100"],
	["links", "DELETE FROM page_link"],
	["search", "DELETE FROM search.page"],
	["search", "UPDATE search.page SET vector = 'x'::tsvector"],
])("finds a broken %s: %s", async (rule, statement) => {
	await db.$executeRawUnsafe(statement);
	expect(await broken()).toContain(rule);
});

test("looks for what clients were told of", async () => {
	const [first = 0] = revisions;
	expect(await checkJournal([{ revisionId: first, words: "First." }])).toEqual([]);
	expect(await checkJournal([{ revisionId: first, words: "Lost words" }])).toMatchObject([{ rule: "journal" }]);
	expect(await checkJournal([{ revisionId: 999_999, words: "" }])).toMatchObject([
		{ detail: "was acknowledged and is lost" },
	]);
});
