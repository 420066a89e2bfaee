import fc from "fast-check";
import { expect, test } from "vitest";
import { checkStructure } from "@/lib/doctor/check-structure";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, callout, p } from "@/test/document";
import { beginReviews, type ReviewCast, reviewedPage } from "@/test/reviewed-page";
import { bajor, latestId, save, stored, storedPage } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { findHistory } from "./find-history";
import { getRevision } from "./queries";
import { rejectRevision } from "./reject-revision";
import { restoreRevision } from "./restore-revision";
import { isUndecided, listPending } from "./review";
import { findReviewOffer } from "./review-offer";
import { rollbackPage } from "./rollback-page";
import { saveRevision } from "./save-revision";
import { sendBackRevision } from "./send-back-revision";
import { undoRevisions } from "./undo-revisions";
import { visibleRevisions } from "./visibility";

let cast: ReviewCast;

const step = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ verb: fc.constant("save" as const), at: fc.nat(2) }) },
	{ weight: 3, arbitrary: fc.record({ verb: fc.constant("save on an older text" as const), at: fc.nat(11) }) },
	{ weight: 3, arbitrary: fc.record({ verb: fc.constant("undo" as const), at: fc.nat(5) }) },
	{ weight: 1, arbitrary: fc.record({ verb: fc.constant("restore" as const), at: fc.nat(6) }) },
	{ weight: 1, arbitrary: fc.record({ verb: fc.constant("rollback" as const), at: fc.nat(2) }) },
	{ weight: 3, arbitrary: fc.record({ verb: fc.constant("reject" as const), at: fc.nat(5) }) },
	{ weight: 1, arbitrary: fc.record({ verb: fc.constant("send back" as const), at: fc.nat(5) }) },
	{ weight: 4, arbitrary: fc.record({ verb: fc.constant("approve" as const), at: fc.nat(5) }) },
);

const wordsOf = (text: string): string[] => text.match(/word\d+/g) ?? [];

/** Does one step; answers with the revision whose text somebody chose to let be read, if they did. */
async function take({ verb, at }: { verb: string; at: number }, ids: readonly number[]): Promise<number | null> {
	const { newcomer, other, reviewer, moderator } = cast;
	const latest = ids.at(-1) ?? 0;
	const chosen = ids.at(-1 - (at % ids.length)) ?? latest;
	const page = await storedPage();
	const undecided = listPending(await findHistory(db, page.id)).filter(isUndecided);
	const pending = undecided.at(-1 - (at % Math.max(undecided.length, 1)))?.id;
	const common = { title: bajor, baseRevisionId: latest, summary: "", minor: false };
	// A revert that the public reads at once is chosen as well.
	const published = async (outcome: object) =>
		"revisionId" in outcome && (await storedPage()).approvedRevisionId === outcome.revisionId
			? Number(outcome.revisionId)
			: null;
	switch (verb) {
		case "save": {
			const { document } = await getRevision(reviewer, latest);
			const added = as(`w${latest}`, p(`word${latest}`));
			return published(await save([newcomer, other, reviewer][at] ?? other, ...document.content, added));
		}
		case "save on an older text": {
			// Begun before others saved, maybe on what was rejected or taken back since: merged.
			const { document } = await getRevision(reviewer, chosen);
			const [first, ...rest] = document.content;
			const added = as(`o${latest}`, p(`word${latest}0`));
			const content =
				first && at % 2 ? [as(`box${latest}`, callout("note", first, added)), ...rest] : [...document.content, added];
			const input = { ...common, baseRevisionId: chosen, document: { ...document, content } };
			return published(await saveRevision([newcomer, other, reviewer][at % 3] ?? other, input));
		}
		case "undo":
			return published(await undoRevisions(at % 2 ? other : reviewer, { ...common, revisionIds: [chosen] }));
		case "restore":
			return published(await restoreRevision(other, { ...common, revisionId: chosen }));
		case "rollback": {
			const { authorName } = await stored(latest);
			return published(await rollbackPage(moderator, { title: bajor, user: authorName, summary: "" }));
		}
		case "reject":
			return pending === undefined ? null : rejected(pending);
		case "send back":
			if (pending !== undefined) await sendBackRevision(reviewer, { revisionId: pending, note: "Why?" });
			return null;
		default: {
			if (pending === undefined) return null;
			const offered = await findReviewOffer(
				reviewer,
				{ ...page, latestRevisionId: latest },
				{ revisionId: pending, alone: false },
			);
			const outcome = await approveRevision(reviewer, { revisionId: pending, upTo: true });
			expect(outcome.ok).toBe(offered?.notApproved === null);
			return outcome.ok ? outcome.publishedId : null;
		}
	}
}

async function rejected(revisionId: number): Promise<number | null> {
	await rejectRevision(cast.reviewer, { revisionId, reason: "No" });
	const latest = await latestId();
	return (await storedPage()).approvedRevisionId === latest ? latest : null;
}

test("every word that the public reads stands in a text that somebody chose to let be read", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
			cast = await beginReviews();
			const first = await reviewedPage(cast);
			const chosen = new Set<string>();
			const ids = [first];
			for (const one of steps) {
				const published = await take(one, ids);
				for (const word of published === null ? [] : wordsOf((await stored(published)).text)) chosen.add(word);
				const latest = await latestId();
				if (latest !== ids.at(-1)) ids.push(latest);
			}
			const read = await db.revision.findMany({ where: visibleRevisions(ANONYMOUS), select: { text: true } });
			expect(read.flatMap(({ text }) => wordsOf(text)).filter((word) => !chosen.has(word))).toEqual([]);
			expect(await checkStructure()).toEqual([]);
		}),
		{ numRuns: 15 },
	);
});
