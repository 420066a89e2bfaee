import "@/components/ui/lists.css";
import "@/components/revision/revision.css";
import "@/components/revision/review.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ReviewerNote } from "@/components/revision/review-state";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { loadOwnReviews } from "@/lib/article/review-loaders";
import { eventSummary } from "@/lib/document/events";
import type { OwnReview } from "@/lib/revision/own-reviews";
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
	const { sent_back: sentBack, waiting, rejected } = await loadOwnReviews(actor);
	return (
		<div className="wide">
			<PageHead title="Your edits in review">
				What you wrote and readers do not see, and why. All you wrote stands in{" "}
				<a href={specialPageHref("Contributions", actor.name)}>your contributions</a>.
			</PageHead>
			{sentBack.length + waiting.length + rejected.length === 0 && (
				<p className="empty">Nothing of yours waits, and nothing was sent back: readers see all that you wrote.</p>
			)}
			<Group heading="Sent back to you" reviews={sentBack} />
			<Group heading="Waiting for a reviewer" reviews={waiting} />
			<Group heading="Rejected" reviews={rejected} />
		</div>
	);
}

function Group({ heading, reviews }: { heading: string; reviews: readonly OwnReview[] }) {
	if (reviews.length === 0) return null;
	return (
		<section className="own-reviews">
			<h2>{heading}</h2>
			<ul className="review-queue">
				{reviews.map((review) => (
					<OwnEdit key={review.revision.id} {...review} />
				))}
			</ul>
		</section>
	);
}

function OwnEdit({ revision, savedAgain }: OwnReview) {
	const { id, page, review, decision, createdAt, summary } = revision;
	const address = titleToHref(page.title);
	const events = eventSummary(revision.events);
	return (
		<li>
			<div className="review-queue-head">
				<h3>
					<a href={`${address}?oldid=${id}`}>{formatTitle(page.title)}</a>
				</h3>
				<p className="muted">
					<Moment at={createdAt} /> · <a href={specialPageHref("Diff", String(id))}>What you changed</a>
				</p>
				{review === "sent_back" && !savedAgain && (
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
			{decision?.state === review && review !== "waiting" && <ReviewerNote decision={decision} />}
			{review === "sent_back" && savedAgain && <p className="muted">You have saved the page again since.</p>}
		</li>
	);
}
