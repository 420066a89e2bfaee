"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { formatHere } from "@/components/ui/moment";
import { type Merge, type MergeChoice, mergeDocuments, resolveMerge } from "@/lib/document/merge";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import "./conflict.css";
import type { SourceBook } from "../citation/source-book";
import { CopyText } from "../publish/copy-text";
import type { Conflict } from "../publish/publish-page";
import { PlainText, type Surroundings } from "../text-view";
import { OverlapChoice } from "./overlap-choice";

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
	const merge = useMemo(
		() => mergeDocuments(base.revisionId === null ? null : base.document, mine, theirs.document),
		[base, mine, theirs],
	);
	const [choices, setChoices] = useState<ReadonlyMap<string, MergeChoice>>(new Map());
	const section = useRef<HTMLElement>(null);
	useEffect(() => section.current?.querySelector("h1")?.focus(), []);

	const author = theirs.author ?? "Somebody";
	const when = theirs.createdAt ? ` at ${formatHere(new Date(theirs.createdAt))}` : "";
	const open = merge.overlaps.filter(({ blockId }) => !choices.has(blockId)).length;
	const resolved = (): WikiDocument => resolveMerge(merge, choices);
	const goToOpen = (): void =>
		section.current?.querySelector<HTMLElement>(".overlap:not([data-chosen]) input[type=radio]")?.focus();
	const choose = (blockId: string, choice: MergeChoice): void =>
		setChoices((before) => new Map(before).set(blockId, choice));

	return (
		<section className="conflict" aria-labelledby="conflict-title" ref={section}>
			<h1 id="conflict-title" tabIndex={-1}>
				Edit conflict: {around.title}
			</h1>
			<p>
				{author} published revision {theirs.revisionId}
				{when}, after you had begun to edit. {sayOverlaps(merge.overlaps.length)} Your text is kept as a draft.
			</p>
			<div className="conflict-ways">
				<CopyText label="Copy my full text" document={mine} />
				<button type="button" className="button" onClick={onTakeTheirs}>
					Start again from theirs
				</button>
			</div>
			{stretches(merge).map((stretch) =>
				stretch.overlaps.length === 0 ? (
					<details key={stretch.key} className="conflict-fold">
						<summary>{sayMerged(stretch.nodes.length)}</summary>
						<PlainText
							document={{ type: "doc", attrs: { version: DOCUMENT_VERSION }, content: stretch.nodes }}
							{...around}
						/>
					</details>
				) : (
					stretch.overlaps.map((index) => {
						const overlap = merge.overlaps[index];
						return overlap ? (
							<OverlapChoice
								key={overlap.blockId}
								overlap={overlap}
								number={index + 1}
								count={merge.overlaps.length}
								author={author}
								works={works}
								choice={choices.get(overlap.blockId)}
								onChoose={(choice) => choose(overlap.blockId, choice)}
								{...around}
							/>
						) : null;
					})
				),
			)}
			<div className="conflict-publish">
				{message && (
					<p className="publish-message error" role="alert">
						{message}
					</p>
				)}
				<span role="status">{open === 0 ? "Every place has a choice." : sayOpen(open)}</span>
				{open > 0 && (
					<button type="button" className="button" onClick={goToOpen}>
						Go to the next
					</button>
				)}
				<button type="button" className="button" disabled={open > 0} onClick={() => onEdit(resolved())}>
					Go on writing with it
				</button>
				<button
					type="button"
					className="button primary"
					disabled={open > 0 || busy}
					onClick={() => onPublish(resolved())}
				>
					{busy ? "Publishing…" : "Publish changes"}
				</button>
			</div>
		</section>
	);
}

function sayOverlaps(count: number): string {
	if (count === 0) return "Both texts are merged: look at what came of it, and publish.";
	const places = count === 1 ? "One place was" : `${count} places were`;
	return `${places} changed by both of you; everything else is merged.`;
}

function sayOpen(open: number): string {
	return open === 1 ? "One place still needs a choice." : `${open} places still need a choice.`;
}

function sayMerged(count: number): string {
	return count === 1 ? "One block that needs no choice" : `${count} blocks that need no choice`;
}

interface Stretch {
	readonly key: string;
	readonly nodes: readonly DocumentNode[];
	/** Indexes of the overlaps in its one block. */
	readonly overlaps: readonly number[];
}

/** The merged document in order: runs of blocks without a question, and each block with its questions. */
function stretches({ tree, overlaps }: Merge): Stretch[] {
	const places = new Map(overlaps.map(({ blockId }, index) => [blockId, index]));
	const found: { key: string; nodes: DocumentNode[]; overlaps: readonly number[] }[] = [];
	for (const node of tree.content ?? []) {
		const own = overlapsIn(node).flatMap((id) => places.get(id) ?? []);
		const last = found.at(-1);
		if (own.length === 0 && last?.overlaps.length === 0) last.nodes.push(node);
		else found.push({ key: String(node.attrs?.id), nodes: [node], overlaps: own });
	}
	return found;
}

function overlapsIn(node: DocumentNode): string[] {
	if (node.type === "overlap") return [String(node.attrs?.id)];
	return node.content?.flatMap(overlapsIn) ?? [];
}
