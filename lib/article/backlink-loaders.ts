import "server-only";
import { ANONYMOUS } from "@/lib/permission/actor";
import type { Title } from "@/lib/title/title";
import { type Backlink, listBacklinks, type Page } from "./queries";

/** A page that links somewhere; for a redirect also who comes through it. */
export interface LinkingPage extends Page {
	readonly isRedirect: boolean;
	readonly through: readonly Page[];
}

const THROUGH_LIMIT = 50;

/** One page of the pages that link to a title, redirects with the pages that link to them in turn. */
export async function loadBacklinks(
	target: Title,
	{ after, limit }: { after: number | null; limit: number },
): Promise<{ pages: LinkingPage[]; nextAfter: number | null }> {
	const links = await listBacklinks(ANONYMOUS, target, { limit: limit + 1, after: after ?? undefined });
	const shown = links.slice(0, limit);
	const pages = await Promise.all(
		distinct(shown).map(async ({ page, kind }): Promise<LinkingPage> => {
			if (kind !== "redirect") return { ...page, isRedirect: false, through: [] };
			const through = await listBacklinks(ANONYMOUS, page.title, { limit: THROUGH_LIMIT });
			return { ...page, isRedirect: true, through: distinct(through).map((link) => link.page) };
		}),
	);
	return { pages, nextAfter: links.length > limit ? (shown.at(-1)?.page.id ?? null) : null };
}

/** A page that both links and redirects is there twice: it counts as the redirect. */
function distinct(links: readonly Backlink[]): Backlink[] {
	const byPage = new Map<number, Backlink>();
	for (const link of links) if (link.kind === "redirect" || !byPage.has(link.page.id)) byPage.set(link.page.id, link);
	return [...byPage.values()];
}
