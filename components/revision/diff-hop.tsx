/** From a change to its neighbours, where no script listens to `n` and `p`. */
export function DiffHop({ number, changes }: { number: number; changes: number }) {
	if (changes < 2) return null;
	return (
		<span className="diff-hop">
			{number} of {changes}
			{number > 1 && (
				<a href={`#change-${number - 1}`} aria-label="Previous change">
					↑
				</a>
			)}
			{number < changes && (
				<a href={`#change-${number + 1}`} aria-label="Next change">
					↓
				</a>
			)}
		</span>
	);
}
