import "server-only";
import type { NextRequest } from "next/server";
import { type AuthAnswer, beginProviderSignIn, finishProviderSignIn, listAuthProviders } from "@/lib/platform/auth";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { environment } from "@/lib/platform/env";
import { sessionCookieName } from "@/lib/platform/session-cookie";
import { authAdapter } from "./auth-adapter";
import { safeReturnPath } from "./return-path";
import { newToken } from "./session-token";

function toAuthRequest(request: NextRequest, provider: string) {
	const cookies = Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value]));
	const adapter = authAdapter({
		client: request.headers.get(CLIENT_HEADER),
		userAgent: request.headers.get("user-agent") ?? "",
		currentToken: cookies[sessionCookieName()] ?? null,
	});
	const query = Object.fromEntries(request.nextUrl.searchParams);
	return { provider, query, cookies, adapter, generateSessionToken: newToken };
}

/** Whether the browser says that one of our own pages led here; others must not send people off to sign in. */
function comesFromOwnPage(request: NextRequest): boolean {
	const site = request.headers.get("sec-fetch-site");
	if (site !== null) return site === "same-origin";
	const referer = request.headers.get("referer");
	return referer !== null && URL.canParse(referer) && new URL(referer).origin === environment().BASE_URL;
}

function redirect(location: string, setCookies: readonly string[] = []): Response {
	const response = new Response(null, {
		status: 303,
		headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
	});
	for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
	return response;
}

const follow = (answer: AuthAnswer): Response =>
	redirect(answer.ok ? answer.location : `/sign-in?problem=${answer.problem}`, answer.setCookies);

/**
 * Answers `signin/<provider>` (leave for the provider) and `callback/<provider>` (come back from it);
 * next-auth's other addresses do not exist here.
 */
export async function answerProviderSignIn(request: NextRequest, path: readonly string[]): Promise<Response> {
	const [step, provider] = path;
	const isKnown = path.length === 2 && listAuthProviders().some(({ id }) => id === provider);
	if (!isKnown || provider === undefined) return new Response("Not found\n", { status: 404 });
	if (step === "callback") return follow(await finishProviderSignIn(toAuthRequest(request, provider)));
	if (step !== "signin") return new Response("Not found\n", { status: 404 });
	if (!comesFromOwnPage(request)) return redirect("/sign-in");
	const asked = request.nextUrl.searchParams.get("return");
	return follow(await beginProviderSignIn(toAuthRequest(request, provider), safeReturnPath(asked)));
}
