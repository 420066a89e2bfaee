"use client";

import { useEffect, useRef, useState } from "react";
import { formatHere } from "@/components/ui/moment";
import type { Merge } from "@/lib/document/merge";
import type { WikiDocument } from "@/lib/document/schema";
import "./conflict.css";
import { doApart } from "../apart/do-apart";
import type { SourceBook } from "../citation/source-book";
import { CopyText } from "../publish/copy-text";
import type { Conflict } from "../publish/publish-page";
import type { Surroundings } from "../text-view";
import { ConflictChoices } from "./conflict-choices";

interface ConflictViewProps extends Surroundings {
	conflict: Conflict;
	works: SourceBook;
	busy: boolean;
	/** What the wiki said to the last attempt. */
	message: string | null;
	onPublish: (document: WikiDocument) => void;
	/** Goes on writing with what was chosen, as a change to the latest revision. */
	onEdit: (document: WikiDocument) => void;
	/** Goes on from the latest revision; the writer's own text stays a draft. */
	onTakeTheirs: () => void;
}

/**
 * Two people changed the same places at once. What could be merged is; for each other place the three texts are
 * shown, nothing is chosen beforehand, and nothing is published before everything is. A third save meanwhile
 * merges again: what was chosen is the writer's own text by then.
 */
export function ConflictView({ conflict, works, busy, message, ...props }: ConflictViewProps) {
	const { onPublish, onEdit, onTakeTheirs, ...around } = props;
	const { base, mine, theirs } = conflict;
	/** Undefined while the texts are merged, null where that failed. */
	const [merge, setMerge] = useState<Merge | null>();
	const section = useRef<HTMLElement>(null);
	useEffect(() => section.current?.querySelector("h1")?.focus(), []);
	useEffect(
		() =>
			doApart(
				"merge",
				{ base: base.revisionId === null ? null : base.document, mine, theirs: theirs.document },
				setMerge,
			),
		[base, mine, theirs],
	);

	const author = theirs.author ?? "Somebody";
	const when = theirs.createdAt ? ` at ${formatHere(new Date(theirs.createdAt))}` : "";

	return (
		<section className="conflict" aria-labelledby="conflict-title" ref={section}>
			<h1 id="conflict-title" tabIndex={-1}>
				Edit conflict: {around.title}
			</h1>
			<p>
				{author} published revision {theirs.revisionId}
				{when}, after you had begun to edit. {merge && sayOverlaps(merge.overlaps.length)} Your text is kept as a draft.
			</p>
			<div className="conflict-ways">
				<CopyText label="Copy my full text" document={mine} />
				<button type="button" className="button" onClick={onTakeTheirs}>
					Start again from theirs
				</button>
			</div>
			{merge === undefined && (
				<p className="conflict-merging" role="status">
					Merging what both of you wrote… <progress aria-label="Merging" />
				</p>
			)}
			{merge === null && (
				<p className="publish-message error" role="alert">
					The two texts could not be merged in this browser. Nothing is lost: your text is kept as a draft, and you can
					copy it here.
				</p>
			)}
			{merge && (
				<ConflictChoices
					merge={merge}
					author={author}
					works={works}
					busy={busy}
					message={message}
					onPublish={onPublish}
					onEdit={onEdit}
					{...around}
				/>
			)}
		</section>
	);
}

function sayOverlaps(count: number): string {
	if (count === 0) return "Both texts are merged: look at what came of it, and publish.";
	const places = count === 1 ? "One place was" : `${count} places were`;
	return `${places} changed by both of you; everything else is merged.`;
}
