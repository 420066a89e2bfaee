import { formatTitle, parseTitle } from "@/lib/title/title";
import { externalHref } from "../paste/addresses";
import type { PopupItem } from "./popup-store";

export interface PageItem extends PopupItem {
	pageId: number | null;
	/** The page to link to; null where only a section of this page, or an address, is meant. */
	title: string | null;
	anchor: string | null;
	/** Set where an address outside of the wiki was typed. */
	href: string | null;
}

interface Suggestion {
	pageId: number;
	title: string;
	redirectsTo: string | null;
}

async function ask(query: string, signal?: AbortSignal): Promise<Suggestion[]> {
	try {
		const response = await fetch(`/api/v1/suggest?q=${encodeURIComponent(query)}`, { signal });
		if (!response.ok) return [];
		const { suggestions } = (await response.json()) as { suggestions: Suggestion[] };
		return suggestions;
	} catch {
		// Offline or overtaken by the next letter: linking by the typed title still works.
		return [];
	}
}

/**
 * What a link may lead to: pages and redirects whose title fits what was typed, `#Section` of this page, and
 * a row for the title itself where no page has it yet, which makes a red link.
 */
export async function findPages(typed: string, signal?: AbortSignal): Promise<PageItem[]> {
	const query = typed.split("|")[0]?.trim() ?? "";
	if (query === "") return [];
	if (query.startsWith("#")) {
		const anchor = query.slice(1).trim();
		return anchor === ""
			? []
			: [
					{
						id: "section",
						label: `Section “${anchor}”`,
						detail: "of this page",
						pageId: null,
						title: null,
						anchor,
						href: null,
					},
				];
	}
	const href = /^(?:https?:\/\/|mailto:)/i.test(query) ? externalHref(query) : null;
	if (href) return [{ id: "href", label: href, detail: "web address", pageId: null, title: null, anchor: null, href }];
	const parsed = parseTitle(query);
	const anchor = parsed.ok ? parsed.anchor : null;
	const written = parsed.ok ? formatTitle(parsed.title) : null;
	const found = await ask(written ?? query, signal);
	const rows = found.slice(0, 8).map(
		({ pageId, title, redirectsTo }): PageItem => ({
			id: `page-${pageId}`,
			label: anchor === null ? title : `${title} § ${anchor}`,
			detail: redirectsTo === null ? undefined : `→ ${redirectsTo}`,
			pageId,
			title,
			anchor,
			href: null,
		}),
	);
	if (written === null || found.some(({ title }) => title === written)) return rows;
	return [
		...rows,
		{
			id: "create",
			label: written,
			detail: "create this page",
			missing: true,
			pageId: null,
			title: written,
			anchor,
			href: null,
		},
	];
}
