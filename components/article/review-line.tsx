import { formatDay } from "@/components/ui/moment";
import type { Article } from "@/lib/article/loaders";
import { latestTextHref, reviewHref } from "@/lib/revision/review-address";
import { reviewModeOf } from "@/lib/revision/review-mode";
import type { Settings } from "@/lib/setting/setting";

/** Under the title where a page is reviewed: when it was checked, and how many changes wait. The same for everybody. */
export function ReviewLine({ article: { page, check }, settings }: { article: Article; settings: Settings }) {
	const { title, reviewMode, waitingCount } = page;
	const mode = reviewModeOf({ reviewMode, namespace: title.namespace }, settings);
	if (mode === "open" && waitingCount === 0) return null;
	return (
		<p className="review-line">
			{check ? (
				<>
					{check.current ? "Checked" : "Last checked"} on{" "}
					<time dateTime={check.createdAt.toISOString()}>{formatDay(check.createdAt)}</time> by{" "}
					<bdi>{check.reviewerName}</bdi>
				</>
			) : mode === "always" ? (
				"Changes are checked before they stand here"
			) : (
				mode === "unconfirmed" && "Changes by new accounts are checked before they stand here"
			)}
			{waitingCount > 0 && (
				<>
					{(check || mode !== "open") && " · "}
					<a href={reviewHref(title)} rel="nofollow">
						{waitingCount === 1 ? "1 change waits for review" : `${waitingCount} changes wait for review`}
					</a>
					{/* Shown to whoever is signed in: the change may be theirs, and they look for it here. */}
					<span data-signed-in="" hidden>
						{" · "}
						<a href={latestTextHref(title)} rel="nofollow">
							Read the text with {waitingCount === 1 ? "it" : "them"}
						</a>
					</span>
				</>
			)}
		</p>
	);
}
