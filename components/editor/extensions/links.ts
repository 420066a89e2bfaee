import { Mark } from "@tiptap/core";
import type { LinkTarget } from "@/lib/document/links";
import type { LinkBook } from "../link-book";
import { externalHref } from "../paste/addresses";

declare module "@tiptap/core" {
	interface Commands<ReturnType> {
		links: {
			setWikiLink: (target: LinkTarget) => ReturnType;
			/** Refuses every address but http, https and mailto. */
			setExternalLink: (href: string) => ReturnType;
			unsetLinks: () => ReturnType;
		};
	}
}

/** A link to a page of this wiki; red while the page does not exist, as the link book knows it. */
export const WikiLink = Mark.create<{ book: LinkBook }>({
	name: "wikiLink",
	inclusive: false,
	priority: 1001,
	addOptions() {
		return { book: { find: () => ({ href: "", title: "", exists: true }), learn: () => undefined } };
	},
	parseHTML() {
		return [{ tag: "a[data-wiki-link]" }];
	},
	renderHTML({ mark, HTMLAttributes }) {
		const { href, title, exists } = this.options.book.find({
			pageId: mark.attrs.pageId,
			title: mark.attrs.title,
			anchor: mark.attrs.anchor,
		});
		return [
			"a",
			{
				...HTMLAttributes,
				"data-wiki-link": "",
				href,
				title: exists ? title : `${title} (page does not exist)`,
				...(exists ? {} : { class: "missing" }),
			},
			0,
		];
	},
	addCommands() {
		return {
			setWikiLink:
				(target) =>
				({ chain }) =>
					chain()
						.unsetMark("link")
						.setMark(this.name, { ...target })
						.run(),
			unsetLinks:
				() =>
				({ chain }) =>
					chain()
						.unsetMark("link", { extendEmptyMarkRange: true })
						.unsetMark("wikiLink", { extendEmptyMarkRange: true })
						.run(),
		};
	},
});

export const ExternalLink = Mark.create({
	name: "link",
	inclusive: false,
	priority: 1000,
	parseHTML() {
		return [
			{
				tag: "a[href]:not([data-wiki-link])",
				getAttrs: (element) => {
					const href = externalHref(element.getAttribute("href") ?? "");
					return href === null ? false : { href };
				},
			},
		];
	},
	renderHTML({ mark }) {
		const href = externalHref(String(mark.attrs.href));
		return ["a", { ...(href === null ? {} : { href }), class: "external", rel: "noopener nofollow ugc" }, 0];
	},
	addCommands() {
		return {
			setExternalLink:
				(written) =>
				({ chain }) => {
					const href = externalHref(written);
					return href !== null && chain().unsetMark("wikiLink").setMark(this.name, { href }).run();
				},
		};
	},
});
