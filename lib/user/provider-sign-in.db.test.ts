import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import { Provider } from "oidc-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";
import { buildSession, buildUser } from "@/test/user";
import { answerProviderSignIn } from "./provider-sign-in";
import { findActorByToken } from "./queries";

const WIKI = "http://wiki.test";
const servers: Server[] = [];
let issuer = "";

/** A real identity provider on this machine. Whoever arrives is signed in there as the `login` cookie says. */
async function startProvider(): Promise<string> {
	const server = createServer();
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const client = (id: string) => ({
		client_id: id,
		client_secret: "a client secret",
		redirect_uris: [`${WIKI}/api/auth/callback/${id}`],
	});
	const provider = new Provider(address, {
		clients: [client("home"), client("other")],
		claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email"] },
		conformIdTokenClaims: false,
		findAccount: async (_context, id) => ({
			accountId: id,
			claims: async () => ({ sub: id, preferred_username: id, email: "same@example.org", email_verified: false }),
		}),
		cookies: { keys: ["test"] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
		loadExistingGrant: async (context) => {
			const grant = new context.oidc.provider.Grant({
				clientId: context.oidc.client?.clientId ?? "",
				accountId: context.oidc.session?.accountId ?? "",
			});
			grant.addOIDCScope("openid profile email");
			await grant.save();
			return grant;
		},
	});
	server.on("request", async (request, response) => {
		if (request.url?.startsWith("/interaction/")) {
			const login = /login=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
			await provider.interactionFinished(request, response, { login: { accountId: decodeURIComponent(login) } });
		} else {
			provider.callback()(request, response);
		}
	});
	return address;
}

/** A browser as far as cookies go: one jar for the wiki, one for the provider. */
class Browser {
	private readonly wiki = new Map<string, string>();
	private readonly provider = new Map<string, string>();

	constructor(login: string, session?: string) {
		this.provider.set("login", encodeURIComponent(login));
		if (session) this.wiki.set("canonry-session", session);
	}

	private static keep(jar: Map<string, string>, lines: readonly string[]): void {
		for (const line of lines) {
			const [pair = ""] = line.split(";");
			const at = pair.indexOf("=");
			if (/max-age=0/i.test(line) || at === pair.length - 1) jar.delete(pair.slice(0, at));
			else jar.set(pair.slice(0, at), pair.slice(at + 1));
		}
	}

	private static header(jar: Map<string, string>): string {
		return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
	}

	get session(): string | undefined {
		return this.wiki.get("canonry-session");
	}

	/** Forgets, or replaces by those of another browser, the cookies of a sign-in under way. */
	takeCookies(other: Browser | null, pattern = /^canonry-auth-/): void {
		for (const name of this.wiki.keys()) if (pattern.test(name)) this.wiki.delete(name);
		for (const [name, value] of other?.wiki ?? []) if (pattern.test(name)) this.wiki.set(name, value);
	}

	copy(): Browser {
		const copy = new Browser("");
		for (const [name, value] of this.wiki) copy.wiki.set(name, value);
		return copy;
	}

	async visit(
		address: string,
		headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
	): Promise<Response> {
		const url = new URL(address, WIKI);
		const request = new NextRequest(url, { headers: { ...headers, cookie: Browser.header(this.wiki) } });
		const response = await answerProviderSignIn(request, url.pathname.split("/").slice(3));
		Browser.keep(this.wiki, response.headers.getSetCookie());
		return response;
	}

	/** Leaves for the provider and signs in there; the address with which it sends the browser back. */
	async leave(provider = "home", returnTo = "/wiki/Bajor"): Promise<URL> {
		const start = await this.visit(`/api/auth/signin/${provider}?return=${encodeURIComponent(returnTo)}`);
		let location = start.headers.get("location") ?? "";
		expect(location).toMatch(new RegExp(`^${issuer}/auth\\?`));
		for (let hop = 0; hop < 6 && !location.startsWith(WIKI); hop++) {
			const response = await fetch(new URL(location, issuer), {
				redirect: "manual",
				headers: { cookie: Browser.header(this.provider) },
			});
			Browser.keep(this.provider, response.headers.getSetCookie());
			location = response.headers.get("location") ?? "";
		}
		expect(location).toMatch(new RegExp(`^${WIKI}/api/auth/callback/`));
		return new URL(location);
	}
}

beforeAll(async () => {
	issuer = await startProvider();
	const provider = (id: string) => ({
		id,
		label: id,
		type: "oidc",
		issuer,
		clientId: id,
		clientSecret: "a client secret",
		scope: "openid profile email",
	});
	process.env.BASE_URL = WIKI;
	process.env.AUTH_PROVIDERS = JSON.stringify([provider("home"), provider("other")]);
	process.env.LOG_LEVEL = "error";
});
afterAll(async () => {
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	await db.$disconnect();
});
beforeEach(emptyDatabase);

const refused = (response: Response) => ({
	to: response.headers.get("location"),
	session: response.headers.getSetCookie().some((cookie) => cookie.startsWith("canonry-session=")),
});
const REFUSED = { to: "/sign-in?problem=provider-failed", session: false };

describe("signing in through a provider", () => {
	it("makes an account at the first time and finds it at the second", async () => {
		const browser = new Browser("kira");
		const back = await browser.leave("home", "/wiki/Bajor?x=1#History");
		const response = await browser.visit(back.href);
		expect(response.status).toBe(303);
		expect(response.headers.get("location")).toBe(`${WIKI}/wiki/Bajor?x=1#History`);
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith("canonry-session="));
		expect(cookie).toMatch(/HttpOnly/);
		expect(cookie).toMatch(/SameSite=Lax/);
		const actor = await findActorByToken(browser.session);
		expect(actor).toMatchObject({ kind: "user", name: "kira", groups: ["everyone", "registered"] });
		const again = new Browser("kira");
		await again.visit((await again.leave()).href);
		expect(await findActorByToken(again.session)).toEqual(actor);
		expect(await db.user.count()).toBe(1);
		expect(await db.session.count()).toBe(2);
		expect(await db.user.findFirst()).toMatchObject({ email: null, passwordHash: null });
	});

	it("joins nobody by name or e-mail address, and finds a free valid name", async () => {
		await buildUser({ name: "Kira" });
		await db.user.updateMany({ data: { email: "same@example.org", emailKey: "same@example.org" } });
		for (const login of ["kira", "<b>@admin", "кira"]) {
			const browser = new Browser(login);
			await browser.visit((await browser.leave()).href);
		}
		const names = (await db.user.findMany({ orderBy: { id: "asc" } })).map(({ name }) => name);
		expect(names).toEqual(["Kira", "kira 2", "badmin", "Reader"]);
	});

	it("makes one account when the answer of one person comes twice at once", async () => {
		const [one, two] = [new Browser("kira"), new Browser("kira")];
		const backs = [await one.leave(), await two.leave()];
		await Promise.all([one.visit(backs[0]?.href ?? ""), two.visit(backs[1]?.href ?? "")]);
		expect(await db.user.count()).toBe(1);
		expect(await findActorByToken(one.session)).toMatchObject({ name: "kira" });
		expect(await findActorByToken(two.session)).toMatchObject({ name: "kira" });
	});

	it("refuses an answer that this browser did not ask for", async () => {
		const [attacker, victim] = [new Browser("attacker"), new Browser("victim")];
		const forged = await attacker.leave();
		expect(refused(await new Browser("nobody").visit(forged.href))).toEqual(REFUSED);
		const own = await victim.leave();
		expect(refused(await victim.copy().visit(forged.href))).toEqual(REFUSED);
		own.searchParams.set("state", "x".repeat(43));
		expect(refused(await victim.copy().visit(own.href))).toEqual(REFUSED);
		own.searchParams.delete("state");
		expect(refused(await victim.copy().visit(own.href))).toEqual(REFUSED);
		expect(await db.user.count()).toBe(0);
	});

	it("refuses a stolen code in a browser with a state of its own, and a nonce of another sign-in", async () => {
		const [attacker, victim] = [new Browser("attacker"), new Browser("victim")];
		const [stolen, own] = [await victim.leave(), await attacker.leave()];
		own.searchParams.set("code", stolen.searchParams.get("code") ?? "");
		expect(refused(await attacker.copy().visit(own.href))).toEqual(REFUSED);
		const third = new Browser("third");
		const back = await third.leave();
		third.takeCookies(attacker, /^canonry-auth-nonce/);
		expect(refused(await third.visit(back.href))).toEqual(REFUSED);
		expect(await db.user.count()).toBe(0);
	});

	it("refuses the same answer a second time, with the cookies and without", async () => {
		const browser = new Browser("kira");
		const back = await browser.leave();
		const replay = browser.copy();
		await browser.visit(back.href);
		expect(await db.session.count()).toBe(1);
		expect(refused(await browser.visit(back.href))).toEqual(REFUSED);
		expect(refused(await replay.visit(back.href))).toEqual(REFUSED);
		expect(await db.session.count()).toBe(1);
	});

	it("refuses the answer of one provider at the door of another", async () => {
		const browser = new Browser("kira");
		const back = await browser.leave("home");
		back.pathname = "/api/auth/callback/other";
		expect(refused(await browser.visit(back.href))).toEqual(REFUSED);
	});

	it("leads back to this site only", async () => {
		for (const evil of ["https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
			const browser = new Browser("kira");
			const response = await browser.visit((await browser.leave("home", evil)).href);
			expect(response.headers.get("location")).toBe(`${WIKI}/`);
		}
		const browser = new Browser("kira");
		const back = await browser.leave();
		back.searchParams.set("callbackUrl", "https://evil.example/");
		expect((await browser.visit(back.href)).headers.get("location")).toMatch(`${WIKI}/`);
	});

	it("is begun by our own pages only", async () => {
		const browser = new Browser("kira");
		const foreign: Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "none" }, {}];
		for (const headers of foreign) {
			const response = await browser.visit("/api/auth/signin/home", headers);
			expect(response.headers.get("location")).toBe("/sign-in");
			expect(response.headers.getSetCookie()).toEqual([]);
		}
	});

	it("has none of the other addresses of the library", async () => {
		const paths = [
			"session",
			"csrf",
			"providers",
			"signout",
			"_log",
			"signin",
			"error",
			"callback/nobody",
			"signin/home/x",
		];
		for (const path of paths) expect((await new Browser("kira").visit(`/api/auth/${path}`)).status).toBe(404);
	});

	it("adds the identity to the account that is signed in, unless it is somebody else's", async () => {
		const kira = await buildUser({ name: "Kira" });
		const browser = new Browser("from elsewhere", await buildSession(kira));
		await browser.visit((await browser.leave("home", "/account")).href);
		expect(await findActorByToken(browser.session)).toEqual(kira);
		expect(await db.account.findMany()).toMatchObject([{ userId: kira.id, providerAccountId: "from elsewhere" }]);
		const odo = new Browser("from elsewhere", await buildSession(await buildUser({ name: "Odo" })));
		const response = await odo.visit((await odo.leave()).href);
		expect(response.headers.get("location")).toBe("/sign-in?problem=identity-taken");
		expect(await db.account.count()).toBe(1);
	});
});
