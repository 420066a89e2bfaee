import { EditorAction } from "@/components/layout/editor-action";
import type { RevisionRow } from "@/lib/revision/queries";
import { MAX_UNDONE } from "@/lib/revision/undone";
import { specialPageHref } from "@/lib/title/special-pages";
import "./revert.css";

interface RevertActionsProps {
	revision: Pick<RevisionRow, "id" | "parentId">;
	/** Whether it is what stands now: then its author's edits can be rolled back, and there is nothing to restore. */
	current: boolean;
	look: "link" | "button";
}

/** What editors may do about a revision: take it out, go back to it, or take back its author's last edits. */
export function RevertActions({ revision: { id, parentId }, current, look }: RevertActionsProps) {
	return (
		<span className="revert-actions">
			{current && parentId !== null && (
				<EditorAction right="rollback" look={look} href={specialPageHref("Rollback", String(id))}>
					rollback
				</EditorAction>
			)}{" "}
			{parentId !== null && (
				<EditorAction right="edit" look={look} href={specialPageHref("Undo", String(id))}>
					undo
				</EditorAction>
			)}{" "}
			{!current && (
				<EditorAction right="edit" look={look} href={specialPageHref("Restore", String(id))}>
					restore
				</EditorAction>
			)}
		</span>
	);
}

/** Takes out every edit between two revisions at once, as far as that many can be. */
export function UndoBetween({ fromId, toId, edits }: { fromId: number; toId: number; edits: number }) {
	if (edits < 2 || edits > MAX_UNDONE) return null;
	return (
		<EditorAction right="edit" look="link" href={specialPageHref("Undo", `${fromId}-${toId}`)}>
			undo all {edits} edits
		</EditorAction>
	);
}

/** Which revision took this one back. */
export function RevertedBy({ id }: { id: number | null }) {
	if (id === null) return null;
	return (
		<a className="reverted-by" href={specialPageHref("Diff", String(id))} rel="nofollow">
			reverted by {id}
		</a>
	);
}
