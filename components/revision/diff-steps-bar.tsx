import type { PresentedDiff } from "@/lib/document/diff/present";

interface DiffStepsBarProps {
	diff: Pick<PresentedDiff, "changes" | "shown">;
	/** Addresses of the two layouts. */
	modes: readonly { label: string; href: string; current: boolean }[];
}

/** Steps from change to change, and the choice of the layout. The own script counts along (`diff-steps.ts`). */
export function DiffStepsBar({ diff: { changes, shown }, modes }: DiffStepsBarProps) {
	return (
		<div className="diff-bar">
			{changes > 0 && (
				<nav className="diff-steps" aria-label="Changes" data-diff-steps={changes}>
					<a href={`#change-${shown.last}`} data-step="previous" aria-keyshortcuts="p">
						<span aria-hidden="true">↑</span> Previous <kbd>p</kbd>
					</a>
					<span data-diff-status="" aria-live="polite">
						{changes === 1 ? "1 change" : `${changes} changes`}
					</span>
					<a href={`#change-${shown.first}`} data-step="next" aria-keyshortcuts="n">
						Next <span aria-hidden="true">↓</span> <kbd>n</kbd>
					</a>
				</nav>
			)}
			<nav className="diff-modes" aria-label="Layout of the comparison">
				{modes.map(({ label, href, current }) => (
					<a key={label} href={href} aria-current={current ? "true" : undefined} rel="nofollow">
						{label}
					</a>
				))}
			</nav>
		</div>
	);
}
