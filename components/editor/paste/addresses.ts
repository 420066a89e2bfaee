import { isExternalUrl } from "@/lib/document/external-url";
import { findNamespaceByPrefix } from "@/lib/title/namespace";
import { formatTitle, parseTitle } from "@/lib/title/title";

/** Parameters that follow readers around and say nothing about the page. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_eid|mc_cid|igshid|yclid|_hsenc|_hsmi|ref_src|ref_url)$/i;

/**
 * The address as it may stand in a document, or null where the validator would refuse it. What is typed
 * without a scheme, like `example.org/page`, gets https.
 */
export function externalHref(written: string): string | null {
	const trimmed = written.trim();
	const candidate = /^[^\s/@:]+\.[a-z]{2,}(?:[/?#:].*)?$/i.test(trimmed) ? `https://${trimmed}` : trimmed;
	return isExternalUrl(candidate) ? candidate : null;
}

/** The same address without what was added to it to watch people; redirecting wrappers are opened. */
export function cleanHref(written: string): string | null {
	const href = externalHref(written);
	if (href === null) return null;
	const url = new URL(href);
	if (/(?:^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url") {
		const target = url.searchParams.get("q") ?? url.searchParams.get("url");
		if (target !== null) return cleanHref(target);
	}
	const tracked = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
	for (const name of tracked) url.searchParams.delete(name);
	return tracked.length > 0 ? url.href : href;
}

function decode(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/**
 * The page that an address of a wiki names: `/wiki/Foo#History`, `https://…/wiki/Foo`, and the edit address
 * that red links carry (`index.php?title=Foo&redlink=1`). Null for files, special pages and everything else.
 */
export function wikiAddress(href: string): { title: string; anchor: string | null } | null {
	const base = "https://wiki.invalid";
	if (!URL.canParse(href, base)) return null;
	const url = new URL(href, base);
	if (url.protocol !== "https:" && url.protocol !== "http:") return null;
	const action = url.searchParams.get("action");
	if (url.searchParams.has("oldid") || url.searchParams.has("diff")) return null;
	if (action !== null && action !== "view" && !url.searchParams.has("redlink")) return null;
	const path = /^\/(?:[a-z-]{2,12}\/)?wiki\/(.+)$/.exec(url.pathname)?.[1];
	const name = path === undefined ? url.searchParams.get("title") : decode(path);
	if (name === null || (path === undefined && !url.pathname.endsWith("/index.php"))) return null;
	const parsed = parseTitle(name);
	if (!parsed.ok || parsed.title.namespace === findNamespaceByPrefix("Special")?.number) return null;
	if (parsed.title.namespace === findNamespaceByPrefix("File")?.number) return null;
	const anchor = decode(url.hash.slice(1))?.replaceAll("_", " ").trim() || null;
	return { title: formatTitle(parsed.title), anchor };
}
