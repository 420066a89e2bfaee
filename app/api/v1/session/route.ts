import { endpoint, tooMany } from "@/lib/api/endpoint";
import { signInOperation, signOutOperation } from "@/lib/api/operations/user";
import { readSessionToken, sessionSetCookie } from "@/lib/platform/session-cookie";
import { signOut } from "@/lib/user/end-session";
import { signIn } from "@/lib/user/sign-in";
import { toPublicUser } from "@/lib/user/user";

export const POST = endpoint(signInOperation, async ({ actor, client, request, body }) => {
	const result = await signIn(actor, body, {
		client,
		userAgent: request.headers.get("user-agent") ?? "",
		currentToken: readSessionToken(request.headers.get("cookie")),
	});
	if (result.ok) {
		const { token, expiresAt } = result.session;
		const headers = { "set-cookie": sessionSetCookie(token, expiresAt) };
		return { status: 200, body: { user: toPublicUser(result.user) }, headers };
	}
	return result.problem === "rate-limited" ? tooMany(result.retryAfterSeconds) : { code: result.problem };
});

export const DELETE = endpoint(signOutOperation, async ({ request }) => {
	const token = readSessionToken(request.headers.get("cookie"));
	if (token) await signOut(token);
	return { status: 204, headers: { "set-cookie": sessionSetCookie("", new Date(0)) } };
});
