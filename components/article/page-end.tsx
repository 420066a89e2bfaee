import { citationHistoryHref } from "@/components/citation/citation-history";
import { EditorAction } from "@/components/layout/editor-action";
import { WhoWrote } from "@/components/revision/who-wrote";
import { Moment } from "@/components/ui/moment";
import type { Article } from "@/lib/article/loaders";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";

/** The last line of a page: when and by whom it was edited last, and its address as it is now. */
export function PageEnd({ article: { page, revision } }: { article: Article }) {
	return (
		<footer className="page-end">
			<p>
				Last edited <Moment at={revision.createdAt} /> by{" "}
				<a href={specialPageHref("Contributions", revision.author.name)} rel="nofollow">
					<bdi>{revision.author.name}</bdi>
				</a>
				.
			</p>
			<p>
				<a href={`${titleToHref(page.title)}?oldid=${revision.id}`} rel="nofollow">
					Permanent link
				</a>{" "}
				·{" "}
				<a href={`${titleToHref(page.title)}?action=cite`} rel="nofollow">
					Cite this page
				</a>{" "}
				· <WhoWrote title={page.title} revisionId={revision.id} /> ·{" "}
				<a href={citationHistoryHref(page.title)} rel="nofollow">
					Citations of this page
				</a>{" "}
				·{" "}
				<a href={`${titleToHref(page.title)}?action=info`} rel="nofollow">
					Page information
				</a>{" "}
				<EditorAction right="protect" look="link" href={specialPageHref("ReviewMode", formatTitle(page.title))}>
					Review of edits
				</EditorAction>
			</p>
		</footer>
	);
}
