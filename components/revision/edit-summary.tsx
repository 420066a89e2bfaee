import { Fragment } from "react";
import { splitSummary } from "@/lib/revision/summary";
import { type Title, titleToHref } from "@/lib/title/title";

/** The summary in parentheses, its sections links into the page. */
export function EditSummary({ summary, title }: { summary: string; title: Title }) {
	if (summary.trim() === "") return null;
	const { sections, rest } = splitSummary(summary);
	return (
		<span className="edit-summary">
			(
			{sections.map((section, index) => (
				<Fragment key={section}>
					{index > 0 && ", "}
					<a className="summary-section" href={titleToHref(title, section)}>
						→{section}
					</a>
				</Fragment>
			))}
			{sections.length > 0 && rest !== "" && ": "}
			<bdi>{rest}</bdi>)
		</span>
	);
}
