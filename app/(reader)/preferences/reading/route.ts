import { EVERYTHING, LENS_COOKIE, readStyle, STYLE_COOKIE } from "@/lib/citation/reader-choice";
import { withQuery } from "@/lib/platform/query-string";
import { isSecureSite } from "@/lib/platform/session-cookie";
import { loadSettings } from "@/lib/setting/loaders";

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const LENS_KEY = /^[\w-]{1,40}$/;

/**
 * Keeps a reader's lens and citation style in cookies, and leads back to the page they came from. What is usual needs
 * no cookie, so choosing it removes the one there is. The front lets pages of this wiki alone ask.
 */
export async function POST(request: Request): Promise<Response> {
	const form = new URLSearchParams(await request.text());
	const lens = LENS_KEY.test(form.get("lens") ?? "") ? form.get("lens") : null;
	const style = readStyle(form.get("cite"));
	const { citationStyle } = await loadSettings();
	const answer = new Headers({
		location: withQuery(readPath(form.get("back") ?? ""), { lens, cite: style, remembered: 1 }),
		"cache-control": "no-store",
	});
	answer.append("set-cookie", cookie(LENS_COOKIE, lens === EVERYTHING ? null : lens));
	answer.append("set-cookie", cookie(STYLE_COOKIE, style === citationStyle ? null : style));
	return new Response(null, { status: 303, headers: answer });
}

/** The path of an article of this wiki; that of its first page for anything else. */
function readPath(written: string): string {
	try {
		const { origin, pathname } = new URL(written, "http://wiki.invalid");
		return origin === "http://wiki.invalid" && pathname.startsWith("/wiki/") ? pathname : "/";
	} catch {
		return "/";
	}
}

function cookie(name: string, value: string | null): string {
	const secure = isSecureSite() ? "; Secure" : "";
	const age = value === null ? 0 : YEAR_SECONDS;
	return `${name}=${value ?? ""}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}
