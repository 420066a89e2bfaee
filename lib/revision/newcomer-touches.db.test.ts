import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import { type Actor, ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { as, p } from "@/test/document";
import { beginReviews, type ReviewCast, reject, reviewedPage } from "@/test/reviewed-page";
import { buildAutoconfirmedUser } from "@/test/user";
import { edit, latestId, restore, storedPage, undo } from "@/test/written-page";
import { approveRevision } from "./approve-revision";
import { findBlamedRevision } from "./blame-queries";
import { findNewcomerTouches } from "./newcomer-touches";

let cast: ReviewCast;
let kira: UserActor;
let newcomer: UserActor;
let reviewer: UserActor;

const a = (text: string) => as("a", p(text));
const b = (text: string) => as("b", p(text));
const TEN = "In 2369 the station held ten people.";
const MANY = "In 2369 the station held 900 people.";
const OLD = "In 2369 the old station held 900 people.";
const BUILT = "It was built by the occupiers long ago.";

beforeEach(async () => {
	cast = await beginReviews();
	({ newcomer, reviewer } = cast);
	kira = await buildAutoconfirmedUser({ name: "Kira" });
});

/** The newest touch of each block that has one, as of a revision or of what the viewer reads. */
async function touches(viewer: Actor = ANONYMOUS, id?: number) {
	const page = await storedPage();
	const read = viewer.kind === "anonymous" ? page.approvedRevisionId : page.latestRevisionId;
	const revision = await findBlamedRevision(viewer, { pageId: page.id, id: id ?? read ?? 0 });
	if (!revision) throw new Error("not for this viewer");
	return Object.fromEntries(await findNewcomerTouches(viewer, revision, new Date()));
}

describe("what somebody new here touched", () => {
	test("is told however often others change the block since, and as of its own time", async () => {
		const first = await edit(kira, a(TEN), b(BUILT));
		const touch = await edit(newcomer, a(MANY), b(BUILT));
		for (let turn = 0; turn < 3; turn++) await edit(kira, a(`${OLD} ${turn}`), b(BUILT));
		expect(await touches()).toEqual({ a: touch });
		expect(await touches(kira, first)).toEqual({});
		expect(await touches(kira, touch)).toEqual({ a: touch });
		await db.user.update({ where: { id: newcomer.id }, data: { editCount: 50, createdAt: new Date(0) } });
		expect(await touches()).toEqual({});
	});

	test("is forgotten once it is taken back, in part of the text too, and is there again with its words", async () => {
		await edit(kira, a(TEN), b(BUILT));
		const touch = await edit(newcomer, a(MANY), b(BUILT));
		const out = await undo(kira, touch);
		expect(await touches()).toEqual({});
		await edit(kira, a(`${TEN} So it was.`), b(BUILT));
		expect(await touches()).toEqual({});
		await restore(kira, touch);
		const more = await edit(kira, a(OLD), b(BUILT));
		expect(await touches()).toEqual({ a: touch });
		expect(await touches(kira, out)).toEqual({});
		await edit(kira, a(TEN), b(BUILT));
		const again = await edit(newcomer, a(MANY.replace("900", "90")), b(BUILT));
		await edit(kira, a(OLD.replace("900", "90")), b(BUILT));
		expect(await touches()).toEqual({ a: again });
		await undo(kira, again);
		expect(await touches()).toEqual({});
		expect(await touches(kira, more)).toEqual({ a: touch });
	});

	test("is found in blocks that are gone, whose words stand elsewhere", async () => {
		await edit(kira, a(TEN), b(BUILT));
		const touch = await edit(newcomer, a(TEN), b(`${BUILT} So they say.`));
		await edit(kira, a(`${TEN} ${BUILT} So they say.`));
		await edit(kira, as("z", p(`${OLD} ${BUILT} So they say.`)));
		expect(await touches()).toEqual({ z: touch });
	});
});

describe("of what was not accepted", () => {
	const waitingTouch = async (...content: DocumentNode[]) => {
		await reviewedPage(cast, a(TEN), b(BUILT));
		return edit(newcomer, ...content);
	};

	test("the public is told nothing, and of what was accepted with a later edit that it was", async () => {
		const touch = await waitingTouch(a(MANY), b(BUILT));
		const later = await edit(cast.other, a(OLD), b(BUILT));
		await db.user.update({ where: { id: cast.other.id }, data: { editCount: 50, createdAt: new Date(0) } });
		expect(await touches()).toEqual({});
		expect(await touches(reviewer)).toEqual({ a: touch });
		expect(await approveRevision(reviewer, { revisionId: later, upTo: true })).toMatchObject({ ok: true });
		expect(await touches()).toEqual({ a: touch });
	});

	test("nobody is told what was rejected before, whoever goes on from it", async () => {
		const touch = await waitingTouch(a(MANY), b(BUILT));
		const later = await edit(reviewer, a(OLD), b(BUILT));
		await reject(reviewer, touch);
		expect(await touches(reviewer)).toEqual({});
		expect(await touches(reviewer, later)).toEqual({ a: touch });
		await restore(reviewer, touch);
		await edit(reviewer, a(OLD), b(BUILT));
		expect(await touches(reviewer, await latestId())).toEqual({});
		expect(await touches()).toEqual({});
	});
});
