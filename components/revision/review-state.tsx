import { Moment } from "@/components/ui/moment";
import type { RevisionRow } from "@/lib/revision/queries";

const WORDS: Readonly<Record<Exclude<RevisionRow["review"], "approved">, string>> = {
	waiting: "waits for review",
	sent_back: "sent back",
	rejected: "rejected",
	included: "accepted as part of a later edit",
};

/** What reviewers decided about a revision that the public does not read, in words, with what the author was told. */
export function ReviewState({ revision: { review, decision } }: { revision: RevisionRow }) {
	if (review === "approved") return null;
	const told = decision && decision.state === review && review !== "included" ? decision : null;
	return (
		<span className="review-state">
			<span className={`tag review ${review}`}>{WORDS[review]}</span>
			{told && (
				<span className="review-note">
					{" "}
					by <bdi>{told.reviewerName}</bdi>: <bdi className="review-words">{told.note}</bdi>
				</span>
			)}
		</span>
	);
}

/** The note of a reviewer, set apart: for the author. */
export function ReviewerNote({ decision }: { decision: NonNullable<RevisionRow["decision"]> }) {
	return (
		<figure className="reviewer-note">
			<blockquote>{decision.note}</blockquote>
			<figcaption>
				<bdi>{decision.reviewerName}</bdi>, <Moment at={decision.createdAt} />
			</figcaption>
		</figure>
	);
}
