import { beforeEach, describe, expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { buildAutoconfirmedUser, buildSession, buildUser, TEST_PASSWORD } from "@/test/user";
import { SIGN_IN_CLIENT, SIGN_IN_PAIR, SIGN_UP_CLIENT } from "./attempt-limits";
import { changePassword } from "./change-password";
import { createDemoUsers } from "./create-sample-users";
import { revokeSession, signOut, signOutEverywhere } from "./end-session";
import { grantGroup, revokeGroup } from "./grant-group";
import { findActorByToken, findSessionByToken } from "./queries";
import { registerUser } from "./register-user";
import { SESSION_IDLE_MS } from "./session";
import { hashToken } from "./session-token";
import { isSetUpToken, prepareSetUp, setUpWiki } from "./set-up";
import { signIn } from "./sign-in";

const origin = { client: "203.0.113.7", userAgent: "a browser" };
const register = (name: string, client = origin.client) =>
	registerUser(ANONYMOUS, { name, password: TEST_PASSWORD }, { ...origin, client });

async function sessionOf(token: string) {
	const session = await findSessionByToken(token);
	if (!session) throw new Error("The session is dead");
	return session;
}

beforeEach(emptyDatabase);

describe("registering", () => {
	it("makes an account that can sign in and records it", async () => {
		const outcome = await registerUser(
			ANONYMOUS,
			{ name: " kira_nerys ", password: TEST_PASSWORD, email: "Kira@Example.org" },
			origin,
		);
		expect(outcome).toMatchObject({ ok: true, user: { name: "kira nerys", groups: ["everyone", "registered"] } });
		const row = await db.user.findFirstOrThrow();
		expect(row).toMatchObject({ email: "Kira@Example.org", emailKey: "kira@example.org" });
		expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(await db.change.findMany()).toMatchObject([
			{ kind: "user-registered", actorName: "kira nerys", namespace: 2, title: "Kira nerys" },
		]);
		expect(await signIn(ANONYMOUS, { name: "Kira Nerys", password: TEST_PASSWORD }, origin)).toMatchObject({
			ok: true,
		});
	});

	it("refuses a name that passes for another", async () => {
		await register("demo-editor");
		expect(await register("Demo-Editor")).toEqual({ ok: false, problem: "name-taken" });
		expect(await register("dеmо-editоr")).toEqual({ ok: false, problem: "name-taken" });
	});

	it("gives the name to exactly one of many at once", async () => {
		const names = ["Odo", "odo", "0do", "ODO", "Оdo"];
		const outcomes = await Promise.all(names.flatMap((name) => [register(name), register(name)]));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db.user.count()).toBe(1);
		expect(await db.change.count()).toBe(1);
	});

	it("says everything that is wrong at once", async () => {
		const outcome = await registerUser(ANONYMOUS, { name: "a/b", password: "short", email: "x" }, origin);
		expect(outcome).toMatchObject({
			ok: false,
			problem: "invalid",
			issues: [
				{ path: "name", code: "name-forbidden-character" },
				{ path: "password", code: "password-too-short" },
				{ path: "email", code: "email-invalid" },
			],
		});
		expect(await db.user.count()).toBe(0);
	});

	it("tells nobody whether an e-mail address is known", async () => {
		const input = { password: TEST_PASSWORD, email: "same@example.org" };
		expect(await registerUser(ANONYMOUS, { name: "One", ...input }, origin)).toMatchObject({ ok: true });
		expect(await registerUser(ANONYMOUS, { name: "Two", ...input }, origin)).toMatchObject({ ok: true });
	});

	it("is limited per address, and an IPv6 subscriber is one address", async () => {
		await db.rateLimit.create({
			data: {
				key: "sign-up:2001:db8:1:2::/64",
				count: SIGN_UP_CLIENT.max - 1,
				resetAt: new Date(Date.now() + 60_000),
			},
		});
		expect(await register("Last one", "2001:db8:1:2::1")).toMatchObject({ ok: true });
		const refused = await register("One more", "2001:db8:1:2:ffff::9");
		expect(refused).toMatchObject({ ok: false, problem: "rate-limited" });
		expect(!refused.ok && "retryAfterSeconds" in refused && refused.retryAfterSeconds).toBeLessThanOrEqual(60);
		expect(await register("Elsewhere", "2001:db8:1:3::1")).toMatchObject({ ok: true });
	});
});

describe("signing in", () => {
	const wrong = (name: string, client = origin.client) =>
		signIn(ANONYMOUS, { name, password: "not the password" }, { ...origin, client });

	it("answers an unknown name, a wrong password and an account without one alike", async () => {
		await buildUser({ name: "Known", password: TEST_PASSWORD });
		await buildUser({ name: "Elsewhere" });
		const answers = [await wrong("Known"), await wrong("Unknown"), await wrong("Elsewhere"), await wrong("\u0000")];
		for (const answer of answers) expect(answer).toEqual({ ok: false, problem: "wrong-credentials" });
	});

	it("makes a new session and ends the one the browser had", async () => {
		const user = await buildUser({ name: "Kira", password: TEST_PASSWORD });
		const planted = await buildSession(user);
		const outcome = await signIn(
			ANONYMOUS,
			{ name: "kira", password: TEST_PASSWORD },
			{ ...origin, currentToken: planted },
		);
		if (!outcome.ok) throw new Error(outcome.problem);
		expect(outcome.session.token).toMatch(/^[\w-]{43}$/);
		expect(await findActorByToken(outcome.session.token)).toEqual(user);
		expect(await findActorByToken(planted)).toEqual(ANONYMOUS);
	});

	it("stops guesses at one name, all of them at once too, and lets the right one in elsewhere", async () => {
		await buildUser({ name: "Victim", password: TEST_PASSWORD });
		const outcomes = await Promise.all(Array.from({ length: SIGN_IN_PAIR.max + 5 }, () => wrong("Victim")));
		expect(outcomes.filter((outcome) => !outcome.ok && outcome.problem === "rate-limited")).toHaveLength(5);
		expect(await signIn(ANONYMOUS, { name: "victim", password: TEST_PASSWORD }, origin)).toMatchObject({
			ok: false,
			problem: "rate-limited",
		});
		const elsewhere = { ...origin, client: "198.51.100.1" };
		expect(await signIn(ANONYMOUS, { name: "Victim", password: TEST_PASSWORD }, elsewhere)).toMatchObject({ ok: true });
	});

	it("stops one address that tries many names", async () => {
		const problems: string[] = [];
		for (let attempt = 0; attempt <= SIGN_IN_CLIENT.max; attempt++) {
			const outcome = await wrong(`Name ${attempt}`);
			problems.push(outcome.ok ? "ok" : outcome.problem);
		}
		expect(problems.slice(0, -1).every((problem) => problem === "wrong-credentials")).toBe(true);
		expect(problems.at(-1)).toBe("rate-limited");
	});

	it("does not count what was right", async () => {
		await buildUser({ name: "Kira", password: TEST_PASSWORD });
		for (let attempt = 0; attempt < SIGN_IN_PAIR.max + 2; attempt++) {
			expect(await signIn(ANONYMOUS, { name: "Kira", password: TEST_PASSWORD }, origin)).toMatchObject({ ok: true });
		}
	});
});

describe("a session", () => {
	it("is stored as a hash only", async () => {
		const token = await buildSession(await buildUser());
		const dump = JSON.stringify(await db.session.findMany());
		expect(dump).not.toContain(token);
		expect(dump).toContain(hashToken(token));
		expect(await findActorByToken(hashToken(token))).toEqual(ANONYMOUS);
	});

	it("opens nothing when it is unknown, empty or enormous", async () => {
		for (const token of [null, undefined, "", "x".repeat(5000), "'; drop table session; --"]) {
			expect(await findActorByToken(token)).toEqual(ANONYMOUS);
		}
	});

	it("dies at its end, and when nobody used it for long", async () => {
		const user = await buildUser();
		const [ended, idle] = [await buildSession(user), await buildSession(user)];
		await db.session.update({ where: { tokenHash: hashToken(ended) }, data: { expiresAt: new Date() } });
		await db.session.update({
			where: { tokenHash: hashToken(idle) },
			data: { lastSeenAt: new Date(Date.now() - SESSION_IDLE_MS) },
		});
		expect(await findActorByToken(ended)).toEqual(ANONYMOUS);
		expect(await findActorByToken(idle)).toEqual(ANONYMOUS);
	});

	it("notes when it was seen, at most every ten minutes", async () => {
		const token = await buildSession(await buildUser());
		const seenAgo = async (ms: number) => {
			const lastSeenAt = new Date(Date.now() - ms);
			await db.session.updateMany({ data: { lastSeenAt } });
			await findActorByToken(token);
			return (await db.session.findFirstOrThrow()).lastSeenAt.getTime() !== lastSeenAt.getTime();
		};
		expect(await seenAgo(9 * 60_000)).toBe(false);
		expect(await seenAgo(11 * 60_000)).toBe(true);
	});

	it("ends at once by signing out, here or everywhere", async () => {
		const [kira, odo] = [await buildUser(), await buildUser()];
		const [first, second, third] = [await buildSession(kira), await buildSession(kira), await buildSession(odo)];
		await signOut(first);
		expect(await findActorByToken(first)).toEqual(ANONYMOUS);
		expect(await findActorByToken(second)).toEqual(kira);
		await signOutEverywhere(kira);
		expect(await findActorByToken(second)).toEqual(ANONYMOUS);
		expect(await findActorByToken(third)).toEqual(odo);
	});

	it("of somebody else cannot be ended", async () => {
		const [kira, odo] = [await buildUser(), await buildUser()];
		const [mine, theirs] = [await buildSession(kira), await buildSession(odo)];
		expect(await revokeSession(kira, (await sessionOf(theirs)).id)).toEqual({ ok: false, problem: "not-found" });
		expect(await findActorByToken(theirs)).toEqual(odo);
		expect(await revokeSession(kira, (await sessionOf(mine)).id)).toEqual({ ok: true });
		expect(await findActorByToken(mine)).toEqual(ANONYMOUS);
	});
});

describe("changing the password", () => {
	it("ends every other session and the old password", async () => {
		const user = await buildUser({ name: "Kira", password: TEST_PASSWORD });
		const [here, there] = [await buildSession(user), await buildSession(user)];
		const input = { currentPassword: TEST_PASSWORD, newPassword: "another long password" };
		expect(await changePassword(await sessionOf(here), input)).toEqual({ ok: true });
		expect(await findActorByToken(here)).toEqual(user);
		expect(await findActorByToken(there)).toEqual(ANONYMOUS);
		expect(await signIn(ANONYMOUS, { name: "Kira", password: TEST_PASSWORD }, origin)).toMatchObject({ ok: false });
		expect(await signIn(ANONYMOUS, { name: "Kira", password: input.newPassword }, origin)).toMatchObject({ ok: true });
	});

	it("needs the old one", async () => {
		const session = await sessionOf(await buildSession(await buildUser({ password: TEST_PASSWORD })));
		const input = { currentPassword: "wrong", newPassword: "another long password" };
		expect(await changePassword(session, input)).toMatchObject({
			problem: "invalid",
			issues: [{ path: "currentPassword", code: "password-wrong" }],
		});
	});
});

describe("groups", () => {
	it("are given by admins only, recorded once, and count from the next request on", async () => {
		const [admin, editor] = [await buildUser({ groups: ["admin"] }), await buildAutoconfirmedUser()];
		const token = await buildSession(editor);
		const grant = { userId: editor.id, group: "reviewer" as const };
		expect(await grantGroup(editor, { ...grant, group: "admin" })).toEqual({ ok: false, problem: "right-missing" });
		expect(await grantGroup(ANONYMOUS, grant)).toEqual({ ok: false, problem: "sign-in-required" });
		expect(await grantGroup(admin, grant)).toEqual({ ok: true, changed: true });
		expect(await grantGroup(admin, grant)).toEqual({ ok: true, changed: false });
		expect((await findActorByToken(token)).groups).toEqual(["everyone", "registered", "autoconfirmed", "reviewer"]);
		expect(await revokeGroup(admin, grant)).toEqual({ ok: true, changed: true });
		expect((await findActorByToken(token)).groups).toEqual(["everyone", "registered", "autoconfirmed"]);
		const kinds = (await db.change.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);
		expect(kinds).toEqual(["user-registered", "user-registered", "group-granted", "group-revoked"]);
	});

	it("end when they expire", async () => {
		const [admin, user] = [await buildUser({ groups: ["admin"] }), await buildUser()];
		await grantGroup(admin, { userId: user.id, group: "moderator", expiresAt: new Date(Date.now() - 1000) });
		expect((await findActorByToken(await buildSession(user))).groups).toEqual(["everyone", "registered"]);
	});

	it("leave one admin, however many go at once", async () => {
		const admins = [await buildUser({ groups: ["admin"] }), await buildUser({ groups: ["admin"] })];
		const outcomes = await Promise.all(admins.map((admin) => revokeGroup(admin, { userId: admin.id, group: "admin" })));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db.groupMembership.count()).toBe(1);
	});
});

describe("the first start", () => {
	const input = { siteName: "Bajor Annals", name: "Admin", password: TEST_PASSWORD };
	const tokenOf = (path: string | null) => new URL(path ?? "", "http://wiki.test").searchParams.get("token") ?? "";

	it("makes the first admin once", async () => {
		const token = tokenOf(await prepareSetUp());
		expect(JSON.stringify(await db.setting.findMany())).not.toContain(token);
		const outcomes = await Promise.all([
			setUpWiki({ ...input, token }, origin),
			setUpWiki({ ...input, token }, origin),
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db.user.findMany({ include: { groups: true } })).toMatchObject([
			{ name: "Admin", groups: [{ group: "admin" }] },
		]);
		expect(await setUpWiki({ ...input, name: "Second", token }, origin)).toMatchObject({ problem: "token-invalid" });
		expect(await prepareSetUp()).toBeNull();
		expect(await db.change.count({ where: { kind: "wiki-set-up" } })).toBe(1);
	});

	it("keeps the token when the form is wrong, and voids it when the wiki starts again", async () => {
		const token = tokenOf(await prepareSetUp());
		expect(await setUpWiki({ ...input, password: "short", token }, origin)).toMatchObject({ problem: "invalid" });
		expect(await isSetUpToken(token)).toBe(true);
		await prepareSetUp();
		expect(await isSetUpToken(token)).toBe(false);
		expect(await setUpWiki({ ...input, token: "", siteName: "x" }, origin)).toMatchObject({ problem: "token-invalid" });
	});
});

it("the sample's accounts are what they are called", async () => {
	const users = await createDemoUsers("demo", new Date("2024-01-01T00:00:00Z"));
	expect(users["demo-editor"].groups).toEqual(["everyone", "registered", "autoconfirmed"]);
	expect(users["demo-reviewer"].groups).toContain("reviewer");
	expect(users["demo-admin"].groups).toContain("admin");
	expect(await signIn(ANONYMOUS, { name: "demo-editor", password: "demo" }, origin)).toMatchObject({
		ok: true,
		user: { name: "demo-editor" },
	});
});
