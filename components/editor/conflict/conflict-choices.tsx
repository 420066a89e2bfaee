"use client";

import { type ReactNode, useMemo, useRef, useState } from "react";
import { type Merge, resolveMerge } from "@/lib/document/merge";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import type { SourceBook } from "../citation/source-book";
import { PlainText, type Surroundings } from "../text-view";
import { asMergeChoices, type Choices, choose, write } from "./choices";
import { describeHolders } from "./overlap-block";
import { OverlapChoice } from "./overlap-choice";

/** Places shown at once: each has three texts, and what differs between them. */
const PLACES = 40;

interface ConflictChoicesProps extends Surroundings {
	merge: Merge;
	/** By block, who wrote the published text there; none where that is not known. */
	authors: ReadonlyMap<string, readonly string[]>;
	/** What an author is called here. */
	nameOf: (name: string) => string;
	/** Whether the writer alone saved since. */
	own: boolean;
	works: SourceBook;
	busy: boolean;
	/** What the wiki said to the last attempt to publish the text as it is chosen. */
	answer: (resolved: () => WikiDocument) => ReactNode;
	/** What was chosen already; the choices are this component's own from there on. */
	begun: Choices;
	onChoices: (choices: Choices) => void;
	/** Where the choices are kept. */
	status: ReactNode;
	onPublish: (document: WikiDocument) => void;
	onEdit: (document: WikiDocument) => void;
}

/** The merged text with a choice at each place that both changed, and what can be done once all are made. */
export function ConflictChoices({ merge, authors, nameOf, own, works, busy, answer, ...props }: ConflictChoicesProps) {
	const { begun, onChoices, status, onPublish, onEdit, ...around } = props;
	const [choices, setChoices] = useState(begun);
	/** What was typed since the last drawing counts too. */
	const latest = useRef(begun);
	const [shown, setShown] = useState(PLACES);
	const places = useRef<HTMLDivElement>(null);
	const { overlaps, tree } = merge;
	const holders = useMemo(() => describeHolders(tree), [tree]);
	const open = overlaps.filter(({ blockId }) => !choices.has(blockId)).length;
	const resolved = (): WikiDocument => resolveMerge(merge, asMergeChoices(merge, latest.current));
	const change = (made: Choices): void => {
		latest.current = made;
		setChoices(made);
		onChoices(made);
	};
	const goToOpen = (): void => {
		const next = places.current?.querySelector<HTMLElement>(".overlap:not([data-chosen]) input[type=radio]");
		if (next) next.focus();
		else setShown(shown + PLACES);
	};
	return (
		<>
			<div ref={places}>
				{stretches(merge, shown).map((stretch) =>
					stretch.overlaps.length === 0 ? (
						<Fold key={stretch.key} nodes={stretch.nodes} {...around} />
					) : (
						stretch.overlaps.map((index) => {
							const overlap = overlaps[index];
							return overlap ? (
								<OverlapChoice
									key={overlap.blockId}
									overlap={overlap}
									holder={holders.get(overlap.blockId)}
									number={index + 1}
									count={overlaps.length}
									authors={(authors.get(overlap.blockId) ?? []).map(nameOf)}
									own={own}
									works={works}
									choice={choices.get(overlap.blockId)}
									onChoose={(chosen) => change(choose(latest.current, overlap.blockId, chosen))}
									onWrite={(written) => change(write(latest.current, overlap.blockId, written))}
									{...around}
								/>
							) : null;
						})
					),
				)}
			</div>
			{shown < overlaps.length && (
				<p>
					<button type="button" className="button" onClick={() => setShown(shown + PLACES)}>
						Show more places
					</button>{" "}
					{shown} of {overlaps.length} are shown.
				</p>
			)}
			<div className="conflict-publish">
				{answer(resolved)}
				{status}
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
		</>
	);
}

/** Blocks that need no choice, drawn when somebody opens them. */
function Fold({ nodes, ...around }: Surroundings & { nodes: readonly DocumentNode[] }) {
	const [opened, setOpened] = useState(false);
	return (
		<details className="conflict-fold" onToggle={() => setOpened(true)}>
			<summary>
				{nodes.length === 1 ? "One block that needs no choice" : `${nodes.length} blocks that need no choice`}
			</summary>
			{opened && (
				<PlainText document={{ type: "doc", attrs: { version: DOCUMENT_VERSION }, content: nodes }} {...around} />
			)}
		</details>
	);
}

function sayOpen(open: number): string {
	return open === 1 ? "One place still needs a choice." : `${open} places still need a choice.`;
}

interface Stretch {
	readonly key: string;
	readonly nodes: readonly DocumentNode[];
	/** Indexes of the overlaps in its one block. */
	readonly overlaps: readonly number[];
}

/**
 * The merged document in order, up to the block with the last of so many questions: runs of blocks without a question,
 * and each block with its questions.
 */
function stretches({ tree, overlaps }: Merge, shown: number): Stretch[] {
	const places = new Map(overlaps.map(({ blockId }, index) => [blockId, index]));
	const found: { key: string; nodes: DocumentNode[]; overlaps: readonly number[] }[] = [];
	let asked = 0;
	for (const node of tree.content ?? []) {
		const own = overlapsIn(node).flatMap((id) => places.get(id) ?? []);
		if (own.length > 0 && asked >= shown) break;
		asked += own.length;
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
