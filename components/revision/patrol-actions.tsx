import { EditorAction } from "@/components/layout/editor-action";
import { specialPageHref } from "@/lib/title/special-pages";

/** For patrollers, beside a comparison: marks its newer revision, and leads on to the next one that waits. */
export function PatrolActions({ revisionId, patrolled }: { revisionId: number; patrolled: boolean }) {
	return (
		<span className="revert-actions">
			{!patrolled && (
				<EditorAction
					right="patrol"
					look="link"
					href={specialPageHref("Patrol", String(revisionId))}
					post={`/api/v1/revisions/${revisionId}/patrol`}
					done="Marked as patrolled"
				>
					Mark as patrolled
				</EditorAction>
			)}{" "}
			<EditorAction right="patrol" look="link" href={specialPageHref("NextUnpatrolled", String(revisionId))}>
				Next unpatrolled →
			</EditorAction>
		</span>
	);
}
