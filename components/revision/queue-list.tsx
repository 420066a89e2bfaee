import type { ReactNode } from "react";
import type { RevisionRow } from "@/lib/revision/queries";
import { type QueueChoice, reviewHref } from "@/lib/revision/review-address";
import { formatTitle, type Title } from "@/lib/title/title";
import type { PersonPages } from "./author-links";
import { ReviewEdits } from "./review-edits";

interface QueueListProps {
	pages: readonly { readonly id: number; readonly title: Title; readonly edits: readonly RevisionRow[] }[];
	people: ReadonlyMap<string, PersonPages>;
	choice: QueueChoice;
	/** What is said of a page under its title. */
	say: (position: number) => ReactNode;
}

/** Pages with edits to review, each edit with what it did. */
export function QueueList({ pages, people, choice, say }: QueueListProps) {
	return (
		<ol className="review-queue">
			{pages.map(({ id, title, edits }, position) => (
				<li key={id}>
					<div className="review-queue-head">
						<h2>
							<a href={reviewHref(title, choice)}>{formatTitle(title)}</a>
						</h2>
						<p className="muted">{say(position)}</p>
						<a className="button" href={reviewHref(title, choice)} aria-label={`Review ${formatTitle(title)}`}>
							Review
						</a>
					</div>
					<ReviewEdits
						title={title}
						edits={edits}
						people={people}
						hrefOf={(edit) => reviewHref(title, choice, edit.id)}
					/>
				</li>
			))}
		</ol>
	);
}
