import "server-only";
import type { Database } from "@/lib/platform/db";
import { SESSION_LIFETIME_MS } from "./session";
import { hashToken, newToken } from "./session-token";

/** What the browser gets: the only copy of the token, for the cookie. */
export interface NewSession {
	readonly token: string;
	readonly expiresAt: Date;
}

/**
 * Signs a browser in. The caller has proved who it is. The token is always new, so a token planted
 * beforehand opens nothing; the session that the browser had until now ends.
 */
export async function createSession(
	database: Database,
	session: { userId: number; userAgent: string; replacesToken?: string | null; token?: string },
): Promise<NewSession> {
	if (session.replacesToken) {
		await database.session.deleteMany({ where: { tokenHash: hashToken(session.replacesToken) } });
	}
	const token = session.token ?? newToken();
	const expiresAt = new Date(Date.now() + SESSION_LIFETIME_MS);
	await database.session.create({
		data: {
			tokenHash: hashToken(token),
			userId: session.userId,
			userAgent: session.userAgent.slice(0, 300).replaceAll("\u0000", ""),
			expiresAt,
		},
	});
	return { token, expiresAt };
}
