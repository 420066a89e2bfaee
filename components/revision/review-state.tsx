import { Moment } from "@/components/ui/moment";
import type { RevisionRow } from "@/lib/revision/queries";
import { specialPageHref } from "@/lib/title/special-pages";

const WORDS: Readonly<Record<Exclude<RevisionRow["review"], "approved">, string>> = {
	waiting: "waits for review",
	sent_back: "sent back",
	rejected: "rejected",
	included: "accepted as part of a later edit",
};

const DECIDED: Readonly<Record<RevisionRow["review"], string>> = {
	waiting: "Left waiting",
	sent_back: "Sent back",
	rejected: "Rejected",
	included: "Accepted as part of a later edit",
	approved: "Approved",
};

/** What reviewers decided about a revision that the public does not read, in words, with what the author was told. */
export function ReviewState({ revision: { review, decision } }: { revision: RevisionRow }) {
	// A revert that took out what was rejected was never decided about by itself.
	if (review === "approved" || (review === "included" && !decision)) return null;
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

/** What a reviewer decided, with the note, set apart: for the author. */
export function ReviewerNote({ decision }: { decision: NonNullable<RevisionRow["decision"]> }) {
	return (
		<figure className="reviewer-note">
			{decision.note.trim() !== "" && <blockquote>{decision.note}</blockquote>}
			<figcaption>
				{DECIDED[decision.state]} by <bdi>{decision.reviewerName}</bdi>, <Moment at={decision.createdAt} />
			</figcaption>
		</figure>
	);
}

/** The edit that took another one back, with the reason that its summary gives: for the author of the other. */
export function RevertNote({ revert: { id, author, summary, createdAt } }: { revert: RevisionRow }) {
	return (
		<figure className="reviewer-note">
			<blockquote>{summary.trim() === "" ? "No reason was given." : summary}</blockquote>
			<figcaption>
				<bdi>{author.name}</bdi>, <Moment at={createdAt} /> ·{" "}
				<a href={specialPageHref("Diff", String(id))}>How it was taken back</a>
			</figcaption>
		</figure>
	);
}
