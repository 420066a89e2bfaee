import { formatDay } from "@/components/ui/moment";
import type { Article } from "@/lib/article/loaders";
import { type ExportedItem, toBibtex, toCslItem } from "@/lib/citation/export";
import type { Settings } from "@/lib/setting/setting";
import { formatTitle, titleToHref } from "@/lib/title/title";

/** A page as a reference: in words, as BibTeX and as CSL-JSON, with the address that stays as it is. */
export function CitePage({
	article: { page, revision, sources },
	settings,
	baseUrl,
}: {
	article: Article;
	settings: Settings;
	baseUrl: string;
}) {
	const name = formatTitle(page.title);
	const href = titleToHref(page.title);
	const permanent = `${href}?oldid=${revision.id}`;
	const item: ExportedItem = {
		key: `revision-${revision.id}`,
		kind: "wiki-page",
		title: name,
		container: settings.siteName,
		number: null,
		date: revision.createdAt.toISOString().slice(0, 10),
		creators: [],
		isbn: null,
		url: `${baseUrl}${permanent}`,
	};
	return (
		<div className="cite-page">
			<p className="lead-text">
				“{name}”. <cite>{settings.siteName}</cite>, revision {revision.id} of {formatDay(revision.createdAt)}.{" "}
				<a href={permanent}>{`${baseUrl}${permanent}`}</a>
			</p>
			<p>This address shows the page as it is now, whatever is edited later.</p>
			<h2>BibTeX</h2>
			<pre>{toBibtex([item])}</pre>
			<h2>CSL-JSON</h2>
			<pre>{JSON.stringify(toCslItem(item), null, 2)}</pre>
			{sources.size > 0 && (
				<>
					<h2>The works that it cites</h2>
					<ul className="actions">
						<li>
							<a className="button" href={`${href}?action=cite&format=bibtex`}>
								BibTeX
							</a>
						</li>
						<li>
							<a className="button" href={`${href}?action=cite&format=csl`}>
								CSL-JSON
							</a>
						</li>
					</ul>
				</>
			)}
		</div>
	);
}
