import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import type { PagedRevisionRow } from "@/lib/revision/queries";
import { isUndecided } from "@/lib/revision/review";
import { reviewHref } from "@/lib/revision/review-address";
import { titleToHref } from "@/lib/title/title";
import { AuthorLinks, type PersonPages } from "./author-links";
import { EditFlags } from "./edit-flags";
import { EditSummary } from "./edit-summary";
import { RevertActions, RevertedBy } from "./revert-actions";
import { ReviewState } from "./review-state";
import { RevisionTags } from "./revision-tags";

interface DiffSideHeadProps {
	revision: PagedRevisionRow;
	pages: PersonPages | undefined;
	/** The link to the neighbouring comparison on this side. */
	step: { href: string; label: string; rel: "prev" | "next" } | null;
	/** What can be done with this revision besides taking it back. */
	children?: ReactNode;
}

/** Which revision one side of a comparison shows. */
export function DiffSideHead({ revision, pages, step, children }: DiffSideHeadProps) {
	const { title, latestRevisionId } = revision.page;
	const address = titleToHref(title);
	const current = latestRevisionId === revision.id;
	return (
		<div className="diff-head">
			<p className="diff-when">
				<strong>
					<a href={`${address}?oldid=${revision.id}`}>
						{current ? "Latest revision as of " : "Revision as of "}
						<Moment at={revision.createdAt} />
					</a>
				</strong>
				{current && (
					<span className="muted">
						{" "}
						(
						<a href={`${address}?action=edit`} rel="nofollow">
							edit
						</a>
						)
					</span>
				)}
			</p>
			<p>
				<AuthorLinks name={revision.author.name} pages={pages} />
			</p>
			<p>
				<EditFlags minor={revision.minor} created={revision.created} unpatrolled={revision.patrolledAt === null} />{" "}
				<EditSummary summary={revision.summary} title={title} /> <RevisionTags tags={revision.tags} />{" "}
				<RevertedBy id={revision.revertedById} /> <ReviewState revision={revision} />
			</p>
			<p className="diff-actions">
				<RevertActions revision={revision} current={current} look="link" /> {children}
				{isUndecided(revision) && (
					<>
						{" "}
						<a href={reviewHref(title, undefined, revision.id)}>Review</a>
					</>
				)}
			</p>
			{step && (
				<p className="diff-step">
					<a href={step.href} rel={step.rel}>
						{step.label}
					</a>
				</p>
			)}
		</div>
	);
}
