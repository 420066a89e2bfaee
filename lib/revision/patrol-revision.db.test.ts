import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/(reader)/special/next-unpatrolled/[[...id]]/route";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { parseTitle } from "@/lib/title/title";
import { doc, p } from "@/test/document";
import { buildSession, buildUser } from "@/test/user";
import { findNextUnpatrolled } from "./patrol-queries";
import { patrolRevision } from "./patrol-revision";
import { rejectRevision } from "./reject-revision";
import { saveRevision } from "./save-revision";
import { sendBackRevision } from "./send-back-revision";

let session: string | undefined;
vi.mock("next/headers", () => ({
	cookies: async () => ({ get: () => session && { value: session } }),
}));

let editor: UserActor;
let reviewer: UserActor;

beforeAll(async () => {
	editor = await buildUser();
	reviewer = await buildUser({ groups: ["reviewer"] });
});

async function save(author: UserActor, name: string): Promise<number> {
	const parsed = parseTitle(name);
	if (!parsed.ok) throw new Error(parsed.problem);
	const input = { title: parsed.title, baseRevisionId: null, document: doc(p(name)), summary: "", minor: false };
	const saved = await saveRevision(author, input);
	if (saved.outcome !== "saved") throw new Error(saved.outcome);
	return saved.revisionId;
}

describe("patrol", () => {
	it("marks one revision once, and says who it was", async () => {
		const id = await save(editor, "Lighthouse");
		expect(await patrolRevision(reviewer, id)).toEqual({ ok: true, already: false });
		const marked = await db.revision.findUniqueOrThrow({ where: { id } });
		expect(marked).toMatchObject({ patrolledById: reviewer.id, patrolledAt: expect.any(Date) });
		expect(await patrolRevision(await buildUser({ groups: ["admin"] }), id)).toEqual({ ok: true, already: true });
		expect((await db.revision.findUniqueOrThrow({ where: { id } })).patrolledById).toBe(reviewer.id);
		expect(await db.change.findMany({ where: { revisionId: id, kind: "revision-patrolled" } })).toMatchObject([
			{ actorId: reviewer.id, title: "Lighthouse" },
		]);
	});

	it("is for those who have the right", async () => {
		const id = await save(editor, "Breakwater");
		expect(await patrolRevision(editor, id)).toEqual({ ok: false, problem: "right-missing" });
		expect(await patrolRevision(ANONYMOUS, id)).toEqual({ ok: false, problem: "sign-in-required" });
		expect(await patrolRevision(reviewer, 999_999)).toEqual({ ok: false, problem: "revision-not-found" });
		expect((await db.revision.findUniqueOrThrow({ where: { id } })).patrolledAt).toBeNull();
	});

	it("is not needed for edits of those who are trusted", async () => {
		const id = await save(reviewer, "Pier");
		expect(await db.revision.findUniqueOrThrow({ where: { id } })).toMatchObject({ patrolledById: reviewer.id });
	});

	it("leads from each unpatrolled edit to the next older one, and from the last to the newest", async () => {
		await db.revision.updateMany({ data: { patrolledAt: new Date() } });
		expect(await findNextUnpatrolled(ANONYMOUS, null)).toBeNull();
		const [first, second, third] = [await save(editor, "Mole"), await save(editor, "Slip"), await save(editor, "Dock")];
		expect(await findNextUnpatrolled(ANONYMOUS, null)).toBe(third);
		expect(await findNextUnpatrolled(ANONYMOUS, third)).toBe(second);
		expect(await findNextUnpatrolled(ANONYMOUS, first)).toBe(third);
		await patrolRevision(reviewer, second);
		expect(await findNextUnpatrolled(ANONYMOUS, third)).toBe(first);
	});

	it("leads reviewers to edits that wait too, and the public to none of them", async () => {
		await db.revision.updateMany({ data: { patrolledAt: new Date() } });
		await db.setting.create({ data: { key: "reviewMode", value: "always" } });
		const waiting = await save(editor, "Groyne");
		const next = async (viewer: UserActor | null) => {
			session = viewer ? await buildSession(viewer) : undefined;
			const answer = await GET(new Request("http://wiki.test/"), { params: Promise.resolve({}) });
			return answer.headers.get("location");
		};
		const none = "/wiki/Special:RecentChanges?patrolled=no";
		expect(await next(reviewer)).toBe(`/wiki/Special:Diff/${waiting}`);
		expect(await next(null)).toBe(none);
		await patrolRevision(reviewer, waiting);
		expect(await next(reviewer)).toBe(none);
	});

	it("is done with what a reviewer decided about", async () => {
		const [sent, rejected] = [await save(editor, "Weir"), await save(editor, "Sluice")];
		await sendBackRevision(reviewer, { revisionId: sent, note: "Which work says so?" });
		await rejectRevision(reviewer, { revisionId: rejected, reason: "No" });
		expect(await findNextUnpatrolled(reviewer, null)).toBeNull();
	});
});
