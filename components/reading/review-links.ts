interface OwnCounts {
	readonly waiting: number | null;
	readonly sentBack: number;
	readonly notKept: number;
}

/** What the head of each page says of reviews to somebody who is signed in; nothing where there is nothing to do. */
export function reviewLinks({ waiting, sentBack, notKept }: OwnCounts) {
	const links: { href: string; label: string; words: string }[] = [];
	if (sentBack > 0) {
		links.push({
			href: "/wiki/Special:MyReviews",
			label: `Sent back (${many(sentBack)})`,
			words: "Edits of yours that a reviewer sent back with a note",
		});
	}
	if (notKept > 0) {
		links.push({
			href: "/wiki/Special:MyReviews",
			label: `Not kept (${many(notKept)})`,
			words: "Edits of yours that were rejected or taken back, and why",
		});
	}
	if (waiting !== null && waiting > 0) {
		links.push({
			href: "/wiki/Special:PendingChanges",
			label: `Review (${many(waiting)})`,
			words: "Pages with edits that wait for a reviewer",
		});
	}
	return links;
}

function many(count: number): string {
	return count > 99 ? "99+" : String(count);
}
