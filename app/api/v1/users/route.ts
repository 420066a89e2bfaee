import { endpoint, tooMany } from "@/lib/api/endpoint";
import { registerOperation } from "@/lib/api/operations/user";
import { registerUser } from "@/lib/user/register-user";
import { toPublicUser } from "@/lib/user/user";

export const POST = endpoint(registerOperation, async ({ actor, client, request, body }) => {
	const result = await registerUser(actor, body, { client, userAgent: request.headers.get("user-agent") ?? "" });
	if (result.ok) return { status: 201, body: { user: toPublicUser(result.user) } };
	switch (result.problem) {
		case "rate-limited":
			return tooMany(result.retryAfterSeconds);
		case "invalid":
			return { code: "invalid-request", issues: result.issues };
		default:
			return { code: result.problem };
	}
});
