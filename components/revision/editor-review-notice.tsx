import { Moment } from "@/components/ui/moment";
import type { EditorReview } from "@/lib/article/review-loaders";
import { reviewHref } from "@/lib/revision/review-address";
import { type Title, titleToHref } from "@/lib/title/title";
import { ReviewerNote } from "./review-state";

/** Over the editor: what a reviewer said to the writer, and that readers see another text than this one. */
export function EditorReviewNotice({ review, title }: { review: EditorReview; title: Title }) {
	const { approved, unseen, returned } = review;
	return (
		<div className="editor-review">
			{returned?.decision && (
				<section className="notice warning" aria-label="What a reviewer said about your edit">
					<p>
						<strong>
							{returned.review === "sent_back"
								? "A reviewer sent an edit of yours back and nobody has decided about it since."
								: "A reviewer rejected your last edit; it is taken out of the text."}
						</strong>
					</p>
					<ReviewerNote decision={returned.decision} />
				</section>
			)}
			<p className="editor-base">
				This is the latest text, with{" "}
				<a href={reviewHref(title)}>
					{unseen === 1 ? "1 change that readers do not see yet" : `${unseen} changes that readers do not see yet`}
				</a>
				.{" "}
				{approved ? (
					<>
						They read the version of{" "}
						<a href={`${titleToHref(title)}?oldid=${approved.id}`}>
							<Moment at={approved.createdAt} />
						</a>
						.
					</>
				) : (
					"The page is new: no reviewer has looked at it."
				)}
			</p>
		</div>
	);
}
