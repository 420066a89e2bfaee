import { beforeEach, expect, test } from "vitest";
import type { WikiDocument } from "@/lib/document/schema";
import { db, inTransaction } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { compareBlocks } from "./blame";
import { recordBlame } from "./record-blame";
import { saveRevision } from "./save-revision";

beforeEach(emptyDatabase);

const BLOCKS = 300;

function article(turn: number, ids = "p"): WikiDocument {
	const content = Array.from({ length: BLOCKS }, (_, index) => ({
		type: "paragraph",
		attrs: { id: `${ids}${index}` },
		content: [{ type: "text", text: `word${turn}x${index} `.repeat(5).trim() }],
	}));
	return { type: "doc", attrs: { version: 1 }, content };
}

test("a page that is newer than the statistics of the table costs no more than some steps for each block", async () => {
	const kira = await buildUser();
	const save = async (text: string, baseRevisionId: number | null, document: WikiDocument) => {
		const title = { namespace: 0, text } as const;
		const outcome = await saveRevision(kira, { title, baseRevisionId, document, summary: "", minor: false });
		if (outcome.outcome !== "saved") throw new Error(outcome.outcome);
		return outcome;
	};
	await save("Known", null, article(0));
	await db.$executeRaw`ANALYZE block_version`;
	let last = await save("New", null, article(0));
	for (let turn = 1; turn < 4; turn++) last = await save("New", last.revisionId, article(turn, "pq".charAt(turn % 2)));
	const { pageId } = last;
	const blocks = compareBlocks(article(3, "q"), article(0, "r"));
	const read = await inTransaction(async (tx) => {
		await recordBlame(tx, { pageId, revisionId: last.revisionId + 1, blocks });
		const [row] = await tx.$queryRaw<[{ count: number }]>`
			SELECT idx_tup_fetch::int AS count FROM pg_stat_xact_user_tables WHERE relname = 'block_version'`;
		return row.count;
	});
	expect(read).toBeLessThan(5 * BLOCKS);
});
