import type { PresentedDiff } from "@/lib/document/diff/present";

interface DiffPagesProps {
	diff: PresentedDiff;
	/** The address of the comparison from the change after this one on. */
	href: (skip: number | null) => string;
}

/** The way on through a comparison that is too long for one page. */
export function DiffPages({ diff: { changes, shown }, href }: DiffPagesProps) {
	if (shown.first <= 1 && shown.last >= changes) return null;
	return (
		<nav className="diff-pages" aria-label="Pages of the comparison">
			{shown.first > 1 && (
				<a href={href(null)} rel="nofollow">
					From the first
				</a>
			)}
			{shown.last < changes && (
				<a href={href(shown.last)} rel="next nofollow">
					The next changes →
				</a>
			)}
		</nav>
	);
}
