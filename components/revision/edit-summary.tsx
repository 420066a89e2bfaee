import { splitSummary } from "@/lib/revision/summary";
import { type Title, titleToHref } from "@/lib/title/title";

/** The summary in parentheses, its section a link into the page. */
export function EditSummary({ summary, title }: { summary: string; title: Title }) {
	if (summary.trim() === "") return null;
	const { section, rest } = splitSummary(summary);
	return (
		<span className="edit-summary">
			(
			{section !== null && (
				<>
					<a className="summary-section" href={titleToHref(title, section)}>
						→{section}
					</a>
					{rest !== "" && ": "}
				</>
			)}
			<bdi>{rest}</bdi>)
		</span>
	);
}
