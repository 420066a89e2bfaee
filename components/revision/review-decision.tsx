import type { ReactNode } from "react";
import type { PageReview } from "@/lib/article/review-loaders";
import { type QueueChoice, reviewHref } from "@/lib/revision/review-address";
import { describeRefusal, type ReviewRefusal } from "@/lib/revision/review-refusal";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle } from "@/lib/title/title";
import { approveLabel } from "./approve-label";
import { RefusalWay, ReviewForms } from "./review-forms";

interface ReviewDecisionProps {
	review: PageReview;
	choice: QueueChoice;
	/** The newest edit that the reviewer has before them. */
	seen: number;
	children: ReactNode;
}

/** The decisions that the reviewer may make at this moment, and why others may not be made. */
export function ReviewDecision({ review, choice, seen, children }: ReviewDecisionProps) {
	const { page, beyond, undecided, alone, offer } = review;
	const target = undecided.findIndex(({ id }) => id === offer?.revisionId);
	// One that was decided about already, such as a rejected edit, is only looked at.
	if (!offer || target === -1) {
		return (
			<section className="review-decide" aria-label="Going on">
				{children}
			</section>
		);
	}
	const { revisionId, notApproved, notRejected } = offer;
	const returned = undecided.slice(0, target).some(({ review }) => review === "sent_back");
	const editHref = `${specialPageHref("Review", formatTitle(page.title))}?edit=`;
	return (
		<ReviewForms
			// Another edit is another decision: nothing typed about one is carried to the next.
			key={revisionId}
			revisionId={revisionId}
			seen={seen}
			backHref={reviewHref(page.title, choice)}
			editHref={editHref}
			approve={
				notApproved
					? null
					: { label: approveLabel({ count: target + 1, beyond, alone: alone !== null, returned }), upTo: offer.upTo }
			}
			letStand={offer.letStand}
			sendBack={alone !== null && offer.returnable}
			reject={alone !== null && !notRejected}
			refused={
				<>
					{notApproved && <Refused refusal={notApproved} earlierId={offer.approvableId} editHref={editHref} />}
					{notRejected && <Refused refusal={notRejected} earlierId={null} editHref={editHref} />}
				</>
			}
		>
			{children}
		</ReviewForms>
	);
}

/** Why an edit is not rejected, rather than not approved. */
const UNREJECTED: ReadonlySet<string> = new Set<ReviewRefusal["problem"]>([
	"later-edits-overlap",
	"brings-back-rejected",
]);

interface RefusedProps {
	refusal: ReviewRefusal;
	/** An edit before it that can be approved. */
	earlierId: number | null;
	editHref: string;
}

/** In place of a button: why the decision would be refused, and the way on. */
function Refused({ refusal, earlierId, editHref }: RefusedProps) {
	const { sentence, way } = describeRefusal(refusal);
	const { problem } = refusal;
	return (
		<p className="review-refused">
			<strong>{UNREJECTED.has(problem) ? "It cannot be rejected." : "It cannot be approved now."}</strong> {sentence}{" "}
			<RefusalWay way={way} editHref={editHref} />
			{earlierId !== null && way?.revisionId !== earlierId && (
				<>
					{way && " · "}
					<a href={`${editHref}${earlierId}`}>Look at revision {earlierId}, which can be approved</a>
				</>
			)}
		</p>
	);
}
