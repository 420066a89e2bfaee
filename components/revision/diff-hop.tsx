import type { PresentedDiff } from "@/lib/document/diff/present";

interface DiffHopProps {
	/** The first and the last of the changes that stand here. */
	from: number;
	to: number;
	diff: PresentedDiff;
}

/** From changes to their neighbours, where no script listens to `n` and `p`. */
export function DiffHop({ from, to, diff: { changes, shown } }: DiffHopProps) {
	if (changes < 2) return null;
	return (
		<span className="diff-hop">
			{from === to ? from : `${from}–${to}`} of {changes}
			{from > shown.first && (
				<a href={`#change-${from - 1}`} aria-label="Previous change">
					↑
				</a>
			)}
			{to < shown.last && (
				<a href={`#change-${to + 1}`} aria-label="Next change">
					↓
				</a>
			)}
		</span>
	);
}
