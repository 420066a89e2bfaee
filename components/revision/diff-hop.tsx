import type { PresentedDiff } from "@/lib/document/present-diff";

/** From a change to its neighbours, where no script listens to `n` and `p`. */
export function DiffHop({ number, diff: { changes, shown } }: { number: number; diff: PresentedDiff }) {
	if (changes < 2) return null;
	return (
		<span className="diff-hop">
			{number} of {changes}
			{number > shown.first && (
				<a href={`#change-${number - 1}`} aria-label="Previous change">
					↑
				</a>
			)}
			{number < shown.last && (
				<a href={`#change-${number + 1}`} aria-label="Next change">
					↓
				</a>
			)}
		</span>
	);
}
