import "server-only";

/** Whether browsers reach this wiki over TLS; decides how strict its cookies can be. */
export function isSecureSite(): boolean {
	return (process.env.BASE_URL ?? "").startsWith("https://");
}

/** The cookie of a signed-in browser. With TLS the prefix keeps sibling hosts from planting one. */
export function sessionCookieName(): string {
	return isSecureSite() ? "__Host-canonry-session" : "canonry-session";
}

export interface SessionCookieOptions {
	httpOnly: true;
	sameSite: "lax";
	path: "/";
	secure: boolean;
	expires?: Date;
}

/** Attributes for `cookies().set()`. */
export function sessionCookieOptions(expires?: Date): SessionCookieOptions {
	return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite(), ...(expires ? { expires } : {}) };
}

/** The same as a `Set-Cookie` header, for handlers that build their own answer; an empty token removes the cookie. */
export function sessionSetCookie(token: string, expires: Date): string {
	const secure = isSecureSite() ? "; Secure" : "";
	return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires.toUTCString()}${secure}`;
}

/** The session token in a `Cookie` header, or null. */
export function readSessionToken(cookieHeader: string | null): string | null {
	const name = `${sessionCookieName()}=`;
	for (const pair of (cookieHeader ?? "").split(";")) {
		const trimmed = pair.trim();
		if (trimmed.startsWith(name)) return trimmed.slice(name.length) || null;
	}
	return null;
}
