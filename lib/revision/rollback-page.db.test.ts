import { beforeEach, expect, test } from "vitest";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, p } from "@/test/document";
import { buildAutoconfirmedUser } from "@/test/user";
import { bajor, beginWiki, edit, latestId, stored, storedPage } from "@/test/written-page";
import { rejectRevision } from "./reject-revision";
import { findRollback, rollbackPage } from "./rollback-page";

let kira: UserActor;
let dukat: UserActor;
let odo: UserActor;

const a = (text: string) => as("a", p(text));

function rollback(actor: UserActor, user: UserActor, shown: { latestId?: number; keptId?: number } = {}) {
	return rollbackPage(actor, { title: bajor, user: user.name, summary: "", ...shown });
}

beforeEach(async () => {
	({ kira, dukat, odo } = await beginWiki());
});

test("a rollback takes back the run of the last editor in one minor edit, patrolled", async () => {
	await edit(dukat, a("Zero."));
	const kept = await edit(kira, a("One."));
	const run = [await edit(dukat, a("Wrong.")), await edit(dukat, a("Wronger."))];
	const outcome = await rollback(odo, dukat);
	expect(outcome).toMatchObject({ ok: true, unchanged: false });
	const { latestRevisionId } = await storedPage();
	expect(await stored(latestRevisionId ?? 0)).toMatchObject({
		summary: "Reverted edits by Dukat to last version by Kira",
		tags: ["rollback"],
		reverts: run,
		minor: true,
		sha256: (await stored(kept)).sha256,
	});
	for (const id of run) {
		expect(await stored(id)).toMatchObject({ revertedById: latestRevisionId, patrolledById: odo.id });
	}
});

test("a rollback fails where somebody edited since, or nobody else ever wrote", async () => {
	await edit(dukat, a("One."));
	expect(await rollback(odo, dukat)).toEqual({ ok: false, problem: "only-one-author" });
	const since = await edit(kira, a("Two."));
	expect(await rollback(odo, dukat)).toEqual({
		ok: false,
		problem: "edited-since",
		author: "Kira",
		revisionId: since,
	});
	expect(await rollback(kira, kira)).toEqual({ ok: false, problem: "right-missing" });
	expect(await findRollback(odo, { title: { ...bajor, text: "Nowhere" }, user: "Kira" })).toMatchObject({
		problem: "page-not-found",
	});
});

test("a rollback by two people at once is done once", async () => {
	const sisko = await buildAutoconfirmedUser({ name: "Sisko", groups: ["moderator"] });
	await edit(kira, a("One."));
	await edit(dukat, a("Wrong."));
	const outcomes = await Promise.all([rollback(odo, dukat), rollback(sisko, dukat)]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ problem: "edited-since" });
	expect((await storedPage()).revisionCount).toBe(3);
});

test("a rollback of edits that waited decides about them, and nothing waits any more", async () => {
	const kept = await edit(kira, a("One."));
	await db.page.updateMany({ data: { reviewMode: "always" } });
	const waiting = await edit(dukat, a("Wrong."));
	expect((await storedPage()).waitingCount).toBe(1);
	expect(await rollback(odo, dukat)).toMatchObject({ ok: true });
	expect(await stored(waiting)).toMatchObject({ review: "rejected" });
	const { approvedRevisionId, latestRevisionId, waitingCount, waitingSince } = await storedPage();
	expect(approvedRevisionId).toBe(latestRevisionId);
	expect(approvedRevisionId).not.toBe(kept);
	expect({ waitingCount, waitingSince }).toEqual({ waitingCount: 0, waitingSince: null });
	expect(await db.reviewDecision.count({ where: { revisionId: waiting, state: "rejected" } })).toBe(1);
});

test("a rollback of what the person took back themselves makes no revision", async () => {
	await edit(kira, a("One."));
	await edit(dukat, a("Wrong."));
	await edit(dukat, a("One."));
	expect(await rollback(odo, dukat)).toMatchObject({ ok: true, unchanged: true });
	expect((await storedPage()).revisionCount).toBe(3);
});

test("a rollback that was looked at takes back what was shown, and no more where the person saved again", async () => {
	const kept = await edit(kira, a("One."));
	const shown = await edit(dukat, a("Wrong."));
	const again = await edit(dukat, a("Wronger."));
	const grown = { ok: false, problem: "run-grew", author: "Dukat", revisionId: again };
	expect(await rollback(odo, dukat, { latestId: shown })).toEqual(grown);
	expect(await rollback(odo, dukat, { latestId: shown, keptId: kept })).toEqual(grown);
	expect(await latestId()).toBe(again);
	expect(await rollback(odo, dukat, { latestId: again, keptId: kept })).toMatchObject({ ok: true });
});

test("a rollback that was looked at goes no further back where the version it showed was rejected meanwhile", async () => {
	const first = await edit(odo, a("Zero."));
	await db.page.updateMany({ data: { reviewMode: "always" } });
	const kept = await edit(kira, a("Zero."), as("b", p("One.")));
	const latest = await edit(dukat, a("Wrong."));
	// Nothing of it is left in the text, so no revision takes it out.
	expect(await rejectRevision(odo, { revisionId: kept, reason: "wrong" })).toMatchObject({ ok: true, revertId: null });
	expect(await rollback(odo, dukat, { latestId: latest, keptId: kept })).toEqual({
		ok: false,
		problem: "run-grew",
		author: "Dukat",
		revisionId: latest,
	});
	expect(await rollback(odo, dukat, { latestId: latest, keptId: first })).toMatchObject({ ok: true });
});

test("a rollback never takes back an edit saved in the same moment that was not shown", async () => {
	await edit(kira, a("One."));
	const shown = await edit(dukat, a("Wrong."));
	const [rolledBack] = await Promise.allSettled([
		rollback(odo, dukat, { latestId: shown }),
		edit(dukat, a("Wronger.")),
	]);
	const outcome = rolledBack.status === "fulfilled" ? rolledBack.value : null;
	const reverts = outcome?.ok ? (await stored(outcome.revisionId)).reverts : outcome?.problem;
	expect([[shown], "run-grew"]).toContainEqual(reverts);
});
