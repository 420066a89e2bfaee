/** What a request line may ask for, decided before anything of it reaches the framework: `url` is handed on. */
export type Target = { ok: true; url: string; path: string; kind: TargetKind } | { ok: false; status: 400 | 404 };

/** How the answer is treated: `page` may be HTML of ours, `file` is static, `api` speaks JSON. */
export type TargetKind = "page" | "file" | "api";

/** Below these an address carries a title or a name, which may hold a slash of its own. */
const TITLED =
	/^\/(?:wiki|edit|history|diff|info|raw|redirect-page|redirected|contributions|special|w|api\/v1\/(?:pages|users))(?:\/|$)/;

/** Query parameters by which the framework talks to itself. */
const INTERNAL_PARAMETER = /^(?:_rsc$|nxt[PI]|__next|__flight)/i;

/**
 * Reads a request target. Absolute addresses, backslashes, broken escapes and control characters are refused; the
 * framework's own representations (`.rsc`, `.segments/`) do not exist for the outside; its internal query
 * parameters are removed, so that the answer is that of the plain address.
 */
export function readTarget(target: string): Target {
	if (!target.startsWith("/") || target.startsWith("//")) return { ok: false, status: 400 };
	const withoutFragment = target.split("#", 1)[0] ?? "";
	const cut = withoutFragment.indexOf("?");
	const path = cut === -1 ? withoutFragment : withoutFragment.slice(0, cut);
	const query = cut === -1 ? "" : withoutFragment.slice(cut + 1);
	if (/[\\ ]|\p{Cc}/u.test(path + query)) return { ok: false, status: 400 };

	const decoded = decode(path);
	if (decoded === null || /\p{Cc}/u.test(decoded)) return { ok: false, status: 400 };
	if (/\.rsc$|\.segments(?:\/|$)/i.test(decoded)) return { ok: false, status: 404 };
	// Steps upwards (no title holds one) and hidden files.
	if (/[/\\]\.\.?(?:[/\\]|$)|^\/\.(?!well-known\/)/.test(decoded)) return { ok: false, status: 404 };
	if (/%(?:2f|5c|25)/i.test(path) && !TITLED.test(path)) return { ok: false, status: 404 };

	const parameters = query.split("&").filter((pair) => {
		const name = decode((pair.split("=", 1)[0] ?? "").replaceAll("+", " "));
		return name === null || !INTERNAL_PARAMETER.test(name);
	});
	const kept = parameters.join("&");
	return { ok: true, url: kept === "" ? path : `${path}?${kept}`, path, kind: kindOf(path) };
}

/**
 * Whether a Host header may be answered. With a known base address only its host is; without one (a wiki on
 * somebody's own machine) any well-formed host.
 */
export function isOwnHost(host: string, baseUrl: URL | null): boolean {
	if (baseUrl) return host.toLowerCase() === baseUrl.host.toLowerCase();
	return /^(?:[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i.test(host);
}

function kindOf(path: string): TargetKind {
	// Signing in through a provider is a walk through pages and redirects, although its addresses say otherwise.
	if (path.startsWith("/api/auth/")) return "page";
	if (path === "/api" || path.startsWith("/api/")) return "api";
	if (path.startsWith("/_next/") || path.startsWith("/assets/")) return "file";
	return "page";
}

function decode(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
