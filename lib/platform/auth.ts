import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { AuthProvider } from "./auth-providers";
import { environment } from "./env";
import { log } from "./log";
import { isSecureSite, sessionCookieName, sessionCookieOptions } from "./session-cookie";

// The wiki signs people in; next-auth only carries the conversation with identity providers: state, nonce,
// PKCE, the exchange of the code. It is called as its own API-route handler with a request made here, so
// that nothing a client sends (Host, forwarded headers, actions) reaches it but what is named below.

/** Who the provider says somebody is; the adapter's `createUser` finds it under `identity`. */
export const identitySchema = z.object({
	provider: z.string().min(1),
	providerAccountId: z.string().min(1).max(500),
	suggestedName: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;

/** The identity provider failed or refused, the answer did not belong to a question of ours, or the identity is someone else's. */
export type ProviderProblem = "provider-failed" | "identity-taken";

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

function toOAuthConfig(provider: AuthProvider): OAuthConfig<Record<string, unknown>> {
	const identified = (providerAccountId: string, suggestedName: string) => {
		const identity: Identity = { provider: provider.id, providerAccountId, suggestedName };
		return { id: providerAccountId, name: suggestedName, identity };
	};
	const shared = {
		id: provider.id,
		name: provider.label,
		type: "oauth" as const,
		clientId: provider.clientId,
		clientSecret: provider.clientSecret,
	};
	if (provider.type === "oidc") {
		return {
			...shared,
			issuer: provider.issuer,
			wellKnown: `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
			idToken: true,
			checks: ["state", "pkce", "nonce"],
			authorization: { params: { scope: provider.scope } },
			profile: (claims) =>
				identified(text(claims.sub), text(claims.preferred_username ?? claims.nickname ?? claims.name)),
		};
	}
	return {
		...shared,
		checks: ["state", "pkce"],
		authorization: { url: provider.authorization, params: { scope: provider.scope } },
		token: provider.token,
		userinfo: provider.userinfo,
		profile: (answer) => identified(text(answer[provider.idField]), text(answer[provider.nameField])),
	};
}

function options(adapter: Adapter, generateSessionToken: () => string): AuthOptions {
	const { AUTH_SECRET, AUTH_PROVIDERS } = environment();
	if (!AUTH_SECRET) throw new Error("AUTH_SECRET is not set: start the wiki with `npm start`, which provides it");
	const cookie = (name: string) => ({
		name: `${isSecureSite() ? "__Host-" : ""}canonry-auth-${name}`,
		options: { ...sessionCookieOptions(), maxAge: 900 },
	});
	return {
		secret: AUTH_SECRET,
		adapter,
		providers: AUTH_PROVIDERS.map(toOAuthConfig),
		session: { strategy: "database", generateSessionToken },
		useSecureCookies: isSecureSite(),
		cookies: {
			sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
			csrfToken: cookie("csrf"),
			callbackUrl: cookie("return"),
			state: cookie("state"),
			nonce: cookie("nonce"),
			pkceCodeVerifier: cookie("pkce"),
		},
		callbacks: {
			redirect: ({ url, baseUrl }) => new URL(safeReturn(url, baseUrl), baseUrl).href,
		},
		logger: {
			error: (code, metadata) => log.warn("Sign-in through a provider failed", { code, cause: metadata }),
			warn: () => undefined,
			debug: () => undefined,
		},
	};
}

/** Where providers send people back to. The settings require it where there are providers. */
function siteAddress(): string {
	const { BASE_URL } = environment();
	if (BASE_URL === undefined) throw new Error("BASE_URL is not set: identity providers need the address of the wiki");
	return BASE_URL;
}

/** The part of an address that stays on this site, or the front page for every other address. */
function safeReturn(url: string, baseUrl: string): string {
	if (!URL.canParse(url, baseUrl)) return "/";
	const parsed = new URL(url, baseUrl);
	return parsed.origin === new URL(baseUrl).origin ? `${parsed.pathname}${parsed.search}${parsed.hash}` : "/";
}

interface Exchange {
	method: "GET" | "POST";
	path: readonly string[];
	query: Readonly<Record<string, string>>;
	body?: Readonly<Record<string, string>>;
	cookies: Readonly<Record<string, string>>;
}

interface Answer {
	location: string | null;
	setCookies: string[];
	body: unknown;
}

/** One call of next-auth, with an API-route request and response that exist only for it. */
async function exchange(asked: Exchange, authOptions: AuthOptions): Promise<Answer> {
	// next-auth takes its own address from here alone; the Host header is the client's word.
	process.env.NEXTAUTH_URL = siteAddress();
	const answer: Answer = { location: null, setCookies: [], body: null };
	const request = {
		method: asked.method,
		query: { ...asked.query, nextauth: [...asked.path] },
		body: asked.body ?? {},
		cookies: { ...asked.cookies },
		headers: {},
	};
	const response = {
		status: () => response,
		getHeader: (name: string) => (name === "Set-Cookie" ? answer.setCookies : undefined),
		setHeader: (name: string, value: string | string[]) => {
			if (name === "Set-Cookie") answer.setCookies = [value].flat();
			if (name === "Location") answer.location = String(value);
			return response;
		},
		end: () => response,
		json: (body: unknown) => Object.assign(answer, { body }),
		send: (body: unknown) => Object.assign(answer, { body }),
	};
	await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions);
	return answer;
}

/** Where next-auth leads after a failure: pages of its own, which this wiki does not have. */
function problemIn(location: string | null): ProviderProblem | null {
	if (location === null) return "provider-failed";
	if (!location.startsWith(`${siteAddress()}/api/auth/`)) return null;
	const error = new URL(location).searchParams.get("error");
	return error === "OAuthAccountNotLinked" ? "identity-taken" : "provider-failed";
}

export interface AuthRequest {
	readonly provider: string;
	readonly query: Readonly<Record<string, string>>;
	readonly cookies: Readonly<Record<string, string>>;
	readonly adapter: Adapter;
	readonly generateSessionToken: () => string;
}

export type AuthAnswer =
	| { readonly ok: true; readonly location: string; readonly setCookies: readonly string[] }
	| { readonly ok: false; readonly problem: ProviderProblem; readonly setCookies: readonly string[] };

function toAnswer({ location, setCookies }: Answer): AuthAnswer {
	const problem = problemIn(location);
	return problem === null && location !== null
		? { ok: true, location, setCookies }
		: { ok: false, problem: problem ?? "provider-failed", setCookies };
}

/** The providers that are configured, as far as a page may know them. */
export function listAuthProviders(): { id: string; label: string }[] {
	return environment().AUTH_PROVIDERS.map(({ id, label }) => ({ id, label }));
}

/**
 * Begins a sign-in: the answer leads to the provider and plants the cookies that prove, when the browser
 * comes back, that it set out from here. The caller has made sure that the request came from our own page.
 */
export async function beginProviderSignIn(request: AuthRequest, returnTo: string): Promise<AuthAnswer> {
	const authOptions = options(request.adapter, request.generateSessionToken);
	const csrf = await exchange({ method: "GET", path: ["csrf"], query: {}, cookies: {} }, authOptions);
	const { csrfToken } = z.object({ csrfToken: z.string() }).parse(csrf.body);
	const cookies = Object.fromEntries(
		csrf.setCookies.map((line) => {
			const [pair = ""] = line.split(";");
			const at = pair.indexOf("=");
			return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const;
		}),
	);
	const path = ["signin", request.provider];
	const body = { csrfToken, callbackUrl: safeReturn(returnTo, siteAddress()) };
	return toAnswer(await exchange({ method: "POST", path, query: {}, body, cookies }, authOptions));
}

/** Ends a sign-in that came back from the provider: the answer leads to where it began and sets the session cookie. */
export async function finishProviderSignIn(request: AuthRequest): Promise<AuthAnswer> {
	const { query, cookies } = request;
	const path = ["callback", request.provider];
	const authOptions = options(request.adapter, request.generateSessionToken);
	return toAnswer(await exchange({ method: "GET", path, query, cookies }, authOptions));
}
