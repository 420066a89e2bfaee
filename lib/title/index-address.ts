import { specialPageHref } from "./special-pages";
import { parseTitle, titleToHref } from "./title";

/**
 * The address that `/w/index.php` with these parameters stands for: the page with what else was asked of it,
 * or, without a title, the revision, comparison, page or search that the numbers name.
 */
export function indexAddress(parameters: URLSearchParams): string {
	const rest = new URLSearchParams(parameters);
	const written = rest.get("title");
	rest.delete("title");
	if (written !== null && written.trim() !== "") {
		const parsed = parseTitle(written);
		const path = parsed.ok ? titleToHref(parsed.title) : `/wiki/${encodeURIComponent(written.slice(0, 255))}`;
		return rest.size > 0 ? `${path}?${rest}` : path;
	}
	const oldid = readNumber(rest.get("oldid"));
	const curid = readNumber(rest.get("curid"));
	const diff = rest.get("diff");
	if (diff !== null && oldid && /^(?:\d{1,10}|prev|next|cur)$/.test(diff))
		return specialPageHref("Diff", `${oldid}/${diff}`);
	if (readNumber(diff)) return specialPageHref("Diff", readNumber(diff) ?? undefined);
	if (oldid) return specialPageHref("PermanentLink", oldid);
	if (curid) return `/page-id/${curid}`;
	return rest.has("search") ? `/wiki/Special:Search?${rest}` : "/";
}

function readNumber(text: string | null): string | null {
	return text !== null && /^\d{1,10}$/.test(text) ? text : null;
}
