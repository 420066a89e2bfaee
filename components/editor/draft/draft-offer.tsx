"use client";

import { useState } from "react";
import { formatHere } from "@/components/ui/moment";
import type { Unfinished } from "./unfinished";

interface DraftOfferProps {
	draft: Unfinished;
	others: number;
	latestRevisionId: number | null;
	/** The page was deleted. */
	deleted: boolean;
	onRestore: () => void;
	onCompare: () => void;
	onDiscard: () => void;
}

/** Offers a text that was left unpublished. Nothing happens to it until the writer chooses. */
export function DraftOffer({
	draft,
	others,
	latestRevisionId,
	deleted,
	onRestore,
	onCompare,
	onDiscard,
}: DraftOfferProps) {
	const [sure, setSure] = useState(false);
	const when = formatHere(new Date(draft.savedAt));
	const moved = draft.baseRevisionId !== latestRevisionId;
	return (
		<section className="notice draft-offer" aria-label="Unfinished draft">
			<p>
				<strong>You have an unfinished draft of this page</strong> from {when}
				{draft.conflict && ", with the choices you made in its edit conflict"}
				{draft.slot.startsWith("conflict-") && ", kept when somebody else published first"}
				{others > 0 && ` (and ${others} older)`}.{" "}
				{deleted
					? "The page was deleted."
					: moved
						? "The page was changed meanwhile."
						: "The page has not changed since."}
			</p>
			<p className="notice-actions">
				{sure ? (
					<>
						<button type="button" className="button danger" onClick={onDiscard}>
							Discard this draft for good
						</button>
						<button type="button" className="button" onClick={() => setSure(false)}>
							Keep it
						</button>
					</>
				) : (
					<>
						<button type="button" className="button primary" onClick={onRestore}>
							Restore
						</button>
						<button type="button" className="button" onClick={onCompare}>
							Compare
						</button>
						<button type="button" className="button" onClick={() => setSure(true)}>
							Discard
						</button>
					</>
				)}
			</p>
		</section>
	);
}
