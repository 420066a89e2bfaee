/** Stands in for our own origin, so that only what stays on it is accepted. */
const OWN = "https://own.invalid";

/**
 * Where to go after signing in: the path somebody came from, or the front page for everything that leads
 * elsewhere (`//evil`, `/\evil`, `https:evil`), into the API, or back to the sign-in pages.
 */
export function safeReturnPath(asked: string | null | undefined): string {
	if (!asked?.startsWith("/") || !URL.canParse(asked, OWN)) return "/";
	const { origin, pathname, search, hash } = new URL(asked, OWN);
	if (origin !== OWN || pathname.startsWith("//")) return "/";
	if (/^\/(?:api|sign-in|register|setup)(?:\/|$)/.test(pathname)) return "/";
	return `${pathname}${search}${hash}`;
}
