import { beforeEach, expect, test } from "vitest";
import * as drafts from "@/app/api/v1/drafts/route";
import * as revisions from "@/app/api/v1/pages/[title]/revisions/route";
import * as series from "@/app/api/v1/series/route";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { doc, p } from "@/test/document";
import { buildSession, buildUser } from "@/test/user";

const HOST = "wiki.test";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let kira: UserActor;
let dukat: UserActor;

/** Sends what an editor sends that was opened under one account, with the cookie of another. */
async function send(
	handler: Handler,
	method: string,
	body: object,
	{ as, writtenBy }: { as: UserActor | null; writtenBy?: string },
) {
	const request = new Request(`http://${HOST}/api/v1/test`, {
		method,
		headers: {
			host: HOST,
			origin: `http://${HOST}`,
			"content-type": "application/json",
			...(as && { cookie: `canonry-session=${await buildSession(as)}` }),
			...(writtenBy !== undefined && { "canonry-account": writtenBy }),
		},
		body: JSON.stringify(body),
	});
	const response = await handler(request, { params: Promise.resolve({ title: "Terok_Nor" }) });
	return { status: response.status, json: await response.json() };
}

const text = { baseRevisionId: null, document: doc(p("Mine.")), summary: "", minor: false };
const publish = (sender: { as: UserActor | null; writtenBy?: string }) => send(revisions.POST, "POST", text, sender);
const keep = (sender: { as: UserActor | null; writtenBy?: string }) =>
	send(drafts.PUT, "PUT", { ...text, title: "Terok Nor", slot: "one" }, sender);

beforeEach(async () => {
	await emptyDatabase();
	kira = await buildUser({ name: "Kira" });
	dukat = await buildUser({ name: "Dukat" });
});

test("a text that was written under another account is neither published nor kept, and whose turn it is is said", async () => {
	const refused = {
		status: 409,
		json: {
			code: "other-account",
			detail: expect.stringContaining("as Dukat"),
			account: { id: dukat.id, name: "Dukat" },
		},
	};
	const sender = { as: dukat, writtenBy: String(kira.id) };
	expect(await publish(sender)).toMatchObject(refused);
	expect(await keep(sender)).toMatchObject(refused);
	expect(await send(series.POST, "POST", { title: "Log", kind: "book" }, sender)).toMatchObject(refused);
	expect([await db.revision.count(), await db.page.count(), await db.draft.count()]).toEqual([0, 0, 0]);
});

test("the account it was written under publishes and keeps it, and so does a client that names none", async () => {
	expect(await keep({ as: kira, writtenBy: String(kira.id) })).toMatchObject({ status: 200 });
	expect(await publish({ as: kira, writtenBy: String(kira.id) })).toMatchObject({ status: 201 });
	expect(await keep({ as: dukat })).toMatchObject({ status: 200 });
	expect(await publish({ as: dukat })).toMatchObject({ status: 200, json: { unchanged: true } });
});

test("who is signed out is told that, and an account that is no number is a mistake of the request", async () => {
	expect(await publish({ as: null, writtenBy: String(kira.id) })).toMatchObject({
		status: 401,
		json: { code: "sign-in-required" },
	});
	for (const writtenBy of ["Kira", "0", "1 2", "99999999999"]) {
		expect(await publish({ as: kira, writtenBy })).toMatchObject({
			status: 422,
			json: { code: "invalid-request", issues: [{ path: "header.Canonry-Account" }] },
		});
	}
	expect(await db.revision.count()).toBe(0);
});
