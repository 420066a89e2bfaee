interface OwnCounts {
	readonly waiting: number | null;
	readonly sentBack: number;
	readonly notKept: number;
}

/** What the head of each page says of reviews to somebody who is signed in; nothing where there is nothing to do. */
export function reviewLinks({ waiting, sentBack, notKept }: OwnCounts) {
	const links: { href: string; label: string; words: string }[] = [];
	const own = sayOwn(sentBack, notKept);
	if (own) links.push({ href: "/wiki/Special:MyReviews", ...own });
	if (waiting !== null && waiting > 0) {
		links.push({
			href: "/wiki/Special:PendingChanges",
			label: `Review (${many(waiting)})`,
			words: "Pages with edits that wait for a reviewer",
		});
	}
	return links;
}

/** One link for what became of one's own edits, however they came back. */
function sayOwn(sentBack: number, notKept: number): { label: string; words: string } | null {
	if (sentBack > 0 && notKept > 0) {
		return {
			label: `Your edits (${many(sentBack + notKept)})`,
			words: `Edits of yours that came back: ${many(sentBack)} sent back with a note, ${many(notKept)} not kept`,
		};
	}
	if (sentBack > 0) {
		return {
			label: `Sent back (${many(sentBack)})`,
			words: "Edits of yours that a reviewer sent back with a note",
		};
	}
	if (notKept === 0) return null;
	return { label: `Not kept (${many(notKept)})`, words: "Edits of yours that were rejected or taken back, and why" };
}

function many(count: number): string {
	return count > 99 ? "99+" : String(count);
}
