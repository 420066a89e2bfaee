import { reviewHref } from "@/lib/revision/review-address";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";

/** What people without an account learn of edits that wait: how many there are, and who may read them. */
export function WaitingForReaders({ title, count }: { title: Title; count: number }) {
	const name = formatTitle(title);
	return (
		<>
			<p className="lead-text">
				{count === 0
					? `Nothing that was written about “${name}” waits for a reviewer.`
					: `${count === 1 ? "One change" : `${count} changes`} to “${name}” ${count === 1 ? "has" : "have"} not been checked yet. Until a reviewer has looked, only those who write for this wiki see ${count === 1 ? "it" : "them"}: sign in to read on.`}
			</p>
			<ul className="actions">
				<li>
					<a
						className="button primary"
						href={`/sign-in?${new URLSearchParams({ return: reviewHref(title) })}`}
						rel="nofollow"
					>
						Sign in
					</a>
				</li>
				<li>
					<a className="button" href={titleToHref(title)}>
						Read the page as it was checked
					</a>
				</li>
			</ul>
		</>
	);
}
