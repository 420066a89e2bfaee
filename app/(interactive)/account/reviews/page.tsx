import "@/components/ui/lists.css";
import "@/components/revision/revision.css";
import "@/components/revision/review.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { RevertNote, ReviewerNote } from "@/components/revision/review-state";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { loadOwnReviews } from "@/lib/article/review-loaders";
import { keptEventSummary } from "@/lib/revision/edit-events";
import type { OwnReview } from "@/lib/revision/own-reviews";
import type { PagedRevisionRow } from "@/lib/revision/queries";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";

export const metadata: Metadata = { title: "Your edits in review" };

/** What the author of edits is told about them. */
export default async function OwnReviewsPage() {
	const actor = await loadActor();
	if (actor.kind !== "user") {
		redirect(`/sign-in?${new URLSearchParams({ return: specialPageHref("MyReviews") })}`);
	}
	const { sentBack, waiting, rejected, accepted, takenBack, seenUntil } = await loadOwnReviews(actor);
	const isNew = (at: Date | undefined) => at !== undefined && seenUntil !== null && at > seenUntil;
	const of = (reviews: readonly OwnReview[]) =>
		reviews.map(({ revision, decisions, savedAgain }) => (
			<OwnEdit
				key={revision.id}
				revision={revision}
				fresh={revision.review !== "sent_back" && isNew(revision.decision?.createdAt)}
				again={revision.review === "sent_back"}
			>
				{decisions.map((decision) => (
					<ReviewerNote key={decision.state} decision={decision} />
				))}
				{revision.review === "sent_back" && savedAgain && (
					<p className="muted">You have saved the page again since. A reviewer says whether that answers it.</p>
				)}
			</OwnEdit>
		));
	return (
		<div className="wide">
			<PageHead title="Your edits in review">
				What you wrote and readers do not see, and why. All you wrote stands in{" "}
				<a href={specialPageHref("Contributions", actor.name)}>your contributions</a>.
			</PageHead>
			{[sentBack, waiting, rejected, accepted, takenBack].every((group) => group.length === 0) && (
				<p className="empty">
					Nothing of yours waits, was sent back or was taken back: readers see all that you wrote.
				</p>
			)}
			<Group heading="Sent back to you">{of(sentBack)}</Group>
			<Group heading="Waiting for a reviewer">{of(waiting)}</Group>
			<Group heading="Rejected">{of(rejected)}</Group>
			<Group heading="Sent back, and accepted since">{of(accepted)}</Group>
			<Group heading="Taken back by others">
				{takenBack.map(({ revision, by }) => (
					<OwnEdit key={revision.id} revision={revision} fresh={isNew(by.createdAt)}>
						<RevertNote revert={by} />
					</OwnEdit>
				))}
			</Group>
		</div>
	);
}

function Group({ heading, children }: { heading: string; children: readonly ReactNode[] }) {
	if (children.length === 0) return null;
	return (
		<section className="own-reviews">
			<h2>{heading}</h2>
			<ul className="review-queue">{children}</ul>
		</section>
	);
}

interface OwnEditProps {
	revision: PagedRevisionRow;
	/** Whether its author has not read before what became of it. */
	fresh: boolean;
	/** Whether its author is asked to edit the page again. */
	again?: boolean;
	children: ReactNode;
}

function OwnEdit({ revision, fresh, again = false, children }: OwnEditProps) {
	const { id, page, createdAt, summary } = revision;
	const address = titleToHref(page.title);
	const events = keptEventSummary(revision.events);
	return (
		<li>
			<div className="review-queue-head">
				<h3>
					<a href={`${address}?oldid=${id}`}>{formatTitle(page.title)}</a>{" "}
					{fresh && <span className="tag review new">new to you</span>}
				</h3>
				<p className="muted">
					<Moment at={createdAt} /> · <a href={specialPageHref("Diff", String(id))}>What you changed</a>
				</p>
				{again && (
					<a
						className="button"
						href={`${address}?action=edit`}
						rel="nofollow"
						aria-label={`Edit ${formatTitle(page.title)} again`}
					>
						Edit again
					</a>
				)}
			</div>
			{events !== "" && <p className="review-edit-events">{events}</p>}
			{summary.trim() !== "" && (
				<p className="edit-summary">
					(<bdi>{summary}</bdi>)
				</p>
			)}
			{children}
		</li>
	);
}
