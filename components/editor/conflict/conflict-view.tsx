"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { formatHere } from "@/components/ui/moment";
import type { Merge } from "@/lib/document/merge";
import type { WikiDocument } from "@/lib/document/schema";
import { nameFor, saySaved } from "@/lib/revision/conflict";
import "./conflict.css";
import { doApart } from "../apart/do-apart";
import type { SourceBook } from "../citation/source-book";
import { CopyText } from "../publish/copy-text";
import type { Surroundings } from "../text-view";
import type { BegunConflict, Choices } from "./choices";
import { ConflictChoices } from "./conflict-choices";

interface ConflictViewProps extends Surroundings {
	begun: BegunConflict;
	/** Whose editor it is. */
	userName: string;
	works: SourceBook;
	busy: boolean;
	/** What the wiki said to the last attempt to publish the text as it is chosen. */
	answer: (resolved: () => WikiDocument) => ReactNode;
	/** Called at every choice and every word written for one. */
	onChoices: (choices: Choices) => void;
	/** Where the choices are kept. */
	status: ReactNode;
	onPublish: (document: WikiDocument) => void;
	/** Goes on writing with what was chosen, as a change to the latest revision. */
	onEdit: (document: WikiDocument) => void;
	/** Goes on from the latest revision; the writer's own text stays a draft. */
	onTakeTheirs: () => void;
}

/**
 * Two people changed the same places at once, or one in two tabs. What could be merged is; for each other place the three texts are
 * shown, nothing is chosen beforehand, and nothing is published before everything is. A third save meanwhile
 * merges again: what was chosen is the writer's own text by then.
 */
export function ConflictView({ begun, works, busy, answer, ...props }: ConflictViewProps) {
	const { userName, onChoices, status, onPublish, onEdit, onTakeTheirs, ...around } = props;
	const { conflict, choices } = begun;
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

	const nameOf = (name: string): string => nameFor(name, userName);
	const since = { ...conflict.since, authors: conflict.since.authors.map(nameOf) };
	const when = theirs.createdAt ? ` at ${formatHere(new Date(theirs.createdAt))}` : "";

	return (
		<section className="conflict" aria-labelledby="conflict-title" ref={section}>
			<h1 id="conflict-title" tabIndex={-1}>
				Edit conflict: {around.title}
			</h1>
			<p>
				{saySaved(since, theirs.revisionId, when)}, after you had begun to edit this text.{" "}
				{merge && sayOverlaps(merge.overlaps.length, since.own)} Your text is kept as a draft.
			</p>
			<div className="conflict-ways">
				<CopyText label="Copy my full text" document={mine} />
				<button type="button" className="button" onClick={onTakeTheirs}>
					{since.own ? "Start again from the published text" : "Start again from theirs"}
				</button>
			</div>
			{merge === undefined && (
				<p className="conflict-merging" role="status">
					Merging both texts… <progress aria-label="Merging" />
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
					authors={conflict.authors}
					nameOf={nameOf}
					own={since.own}
					works={works}
					busy={busy}
					answer={answer}
					begun={choices}
					onChoices={onChoices}
					status={status}
					onPublish={onPublish}
					onEdit={onEdit}
					{...around}
				/>
			)}
		</section>
	);
}

function sayOverlaps(count: number, own: boolean): string {
	if (count === 0) return "Both texts are merged: look at what came of it, and publish.";
	const places = count === 1 ? "One place" : `${count} places`;
	const were = count === 1 ? "was" : "were";
	const overlap = own ? `${places} ${were} changed in both` : `${places} ${were} changed by you as well`;
	return `${overlap}; everything else is merged.`;
}
