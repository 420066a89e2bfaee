import { formatTitle, type Title } from "@/lib/title/title";
import { blameHref } from "./blame-view";
import "@/components/reading/who-margin.css";

interface WhoWroteProps {
	title: Title;
	/** The revision whose text stands on the page. */
	revisionId: number;
	/** Whether it is one that its address names. */
	old?: boolean;
}

/** Leads to who wrote the page; the script of reading pages shows it beside the text instead. */
export function WhoWrote({ title, revisionId, old = false }: WhoWroteProps) {
	return (
		<a
			href={blameHref(title, { oldid: old ? revisionId : null })}
			rel="nofollow"
			data-who-wrote={`/api/v1/pages/${encodeURIComponent(formatTitle(title))}/blame?revision=${revisionId}`}
		>
			Who wrote this
		</a>
	);
}
