import type { LinkTarget } from "@/lib/document/links";
import { formatTitle, parseTitle, titleToHref } from "@/lib/title/title";

export interface ResolvedLink {
	href: string;
	title: string;
	exists: boolean;
}

export interface KnownPage {
	pageId: number | null;
	title: string;
	exists: boolean;
}

/** What the editor knows about the pages its links lead to. */
export interface LinkBook {
	find: (target: LinkTarget) => ResolvedLink;
	learn: (page: KnownPage) => void;
}

/**
 * Makes a link book from the pages known when the editor opened. A title nobody has looked up is shown as
 * existing: a link painted red by mistake would invite somebody to write the article a second time.
 */
export function makeLinkBook(known: readonly KnownPage[]): LinkBook {
	const byId = new Map<number, KnownPage>();
	const byTitle = new Map<string, KnownPage>();
	const learn = (page: KnownPage): void => {
		if (page.pageId !== null) byId.set(page.pageId, page);
		byTitle.set(page.title, page);
	};
	known.forEach(learn);
	return {
		learn,
		find({ pageId, title, anchor }) {
			const parsed = title === null ? null : parseTitle(title);
			const written = parsed?.ok ? formatTitle(parsed.title) : title;
			const page =
				(pageId === null ? undefined : byId.get(pageId)) ?? (written === null ? undefined : byTitle.get(written));
			const name = page?.title ?? written;
			if (name === null) {
				const href = pageId === null ? `#${anchor ?? ""}` : `/w/index.php?curid=${pageId}`;
				return { href, title: anchor ?? "", exists: true };
			}
			const address = parseTitle(name);
			return {
				href: address.ok ? titleToHref(address.title, anchor) : "",
				title: anchor === null ? name : `${name} § ${anchor}`,
				exists: page?.exists ?? true,
			};
		},
	};
}
