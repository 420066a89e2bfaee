import { readingContext } from "@/components/citation/citation-context";
import { PageSources } from "@/components/citation/source-list";
import { EditorAction } from "@/components/layout/editor-action";
import { AuthorLinks, type PersonPages } from "@/components/revision/author-links";
import { EditSummary } from "@/components/revision/edit-summary";
import { RevisionReview } from "@/components/revision/revision-review";
import { WhoWrote } from "@/components/revision/who-wrote";
import { Moment } from "@/components/ui/moment";
import type { OldRevision } from "@/lib/article/loaders";
import type { CitedDocument } from "@/lib/citation/present-citations";
import { renderDocument } from "@/lib/document/render";
import { withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/revision/revert.css";
import "@/components/revision/revision.css";
import { Contents, FoldedContents } from "./contents";
import { PageHeading } from "./page-heading";
import { PageTabs } from "./page-tabs";

/** A page as it was, under a banner that says when, by whom and how to go on from there. */
export function OldRevisionView({ old, cited }: { old: OldRevision; cited: CitedDocument }) {
	const { revision, sections, document, context, otherExists } = old;
	const { title } = revision.page;
	return (
		<div className="frame">
			<Contents title={formatTitle(title)} sections={sections} />
			<article className="page">
				<PageTabs title={title} view={null} otherExists={otherExists} />
				<PageHeading title={title} />
				<RevisionBanner old={old} />
				<FoldedContents sections={sections} />
				<div className="prose">{renderDocument(document, readingContext(context, cited))}</div>
				<PageSources cited={cited} />
			</article>
		</div>
	);
}

function RevisionBanner({ old }: { old: OldRevision }) {
	const { revision, previous, next, people, approved, own } = old;
	const href = titleToHref(revision.page.title);
	const latest = revision.page.latestRevisionId === revision.id;
	const author = revision.author.name;
	const pages: PersonPages | undefined = people.get(author);
	return (
		<section className="notice revision-banner" aria-label="Which revision this is">
			<p>
				<strong>
					Revision as of <Moment at={revision.createdAt} />
				</strong>{" "}
				by <AuthorLinks name={author} pages={pages} />{" "}
				<EditSummary summary={revision.summary} title={revision.page.title} />
			</p>
			<RevisionReview revision={revision} title={revision.page.title} approved={approved} own={own} />
			<p>{latest ? "This is the latest revision of the page." : "The page has been edited since."}</p>
			<p className="banner-actions">
				{!latest && (
					<EditorAction right="edit" href={specialPageHref("Restore", String(revision.id))}>
						Restore this version
					</EditorAction>
				)}
				{!latest && (
					<EditorAction right="edit" look="link" href={withQuery(href, { action: "edit", oldid: revision.id })}>
						Edit this old version
					</EditorAction>
				)}
				<WhoWrote title={revision.page.title} revisionId={revision.id} old />
			</p>
			<p className="steps">
				<span>
					{previous ? (
						<>
							(<a href={`${href}?diff=prev&oldid=${revision.id}`}>diff</a>){" "}
							<a href={`${href}?oldid=${previous.id}`} rel="prev">
								← Older revision
							</a>
						</>
					) : (
						"First revision"
					)}
				</span>
				<span>
					<a href={href}>Latest revision</a>
					{!latest && (
						<>
							{" "}
							(<a href={`${href}?diff=cur&oldid=${revision.id}`}>diff</a>)
						</>
					)}
				</span>
				{next && (
					<span>
						<a href={`${href}?oldid=${next.id}`} rel="next">
							Newer revision →
						</a>{" "}
						(<a href={`${href}?diff=next&oldid=${revision.id}`}>diff</a>)
					</span>
				)}
			</p>
		</section>
	);
}
