import { Moment } from "@/components/ui/moment";
import type { RevisionRow } from "@/lib/revision/queries";
import { reviewHref } from "@/lib/revision/review-address";
import { type Title, titleToHref } from "@/lib/title/title";
import { ReviewerNote } from "./review-state";

interface RevisionReviewProps {
	revision: RevisionRow;
	title: Title;
	/** What the public reads; null where it reads nothing of the page yet. */
	approved: RevisionRow | null;
	/** Whether the reader wrote this revision. */
	own: boolean;
}

/** Over a revision that the public does not read: what became of it, and what the public reads instead. */
export function RevisionReview({ revision, title, approved, own }: RevisionReviewProps) {
	const { review, decision } = revision;
	if (review === "approved") return null;
	const edit = own ? "Your change" : "This change";
	return (
		<div className={`revision-review ${review}`}>
			<p>
				<strong>{say(review, edit, decision !== null)}</strong>{" "}
				{approved ? (
					<>
						The public reads the version of{" "}
						<a href={`${titleToHref(title)}?oldid=${approved.id}`}>
							<Moment at={approved.createdAt} />
						</a>
						.
					</>
				) : (
					"The public does not see this page yet."
				)}
			</p>
			{(review === "sent_back" || review === "rejected") && decision?.state === review && (
				<ReviewerNote decision={decision} />
			)}
			{review === "waiting" && (
				<p>
					<a href={reviewHref(title)}>See what waits on this page</a>
				</p>
			)}
			{review === "sent_back" && own && (
				<p>
					<a href={`${titleToHref(title)}?action=edit`} rel="nofollow">
						Edit the page again
					</a>{" "}
					to answer it: what you publish goes back to the reviewers.
				</p>
			)}
		</div>
	);
}

function say(review: Exclude<RevisionRow["review"], "approved">, edit: string, decided: boolean): string {
	switch (review) {
		case "waiting":
			return `${edit} waits for review.`;
		case "sent_back":
			return `${edit} was sent back by a reviewer.`;
		case "rejected":
			return `${edit} was rejected and taken out of the text.`;
		case "included":
			return decided ? `${edit} was accepted as part of a later edit.` : `${edit} took out what was rejected.`;
	}
}
