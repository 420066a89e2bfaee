"use client";

import { useId, useMemo, useState } from "react";
import type { Overlap } from "@/lib/document/merge";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { asSentence, sayPeople } from "@/lib/revision/conflict";
import type { SourceBook } from "../citation/source-book";
import { Changes, PlainText, type Surroundings } from "../text-view";
import type { Option, PlaceChoice } from "./choices";
import { asDocument, canBeWritten, describeBlock, sayPutInto } from "./overlap-block";
import { OverlapEditor } from "./overlap-editor";

interface OverlapChoiceProps extends Surroundings {
	overlap: Overlap;
	/** Where it stands in a block around it. */
	holder: string | undefined;
	/** From 1. */
	number: number;
	count: number;
	/** Who wrote what is published there, the last one first; none where that is not known. */
	authors: readonly string[];
	/** Whether that is the writer, in another tab. */
	own: boolean;
	works: SourceBook;
	choice: PlaceChoice | undefined;
	onChoose: (chosen: Option) => void;
	onWrite: (written: WikiDocument) => void;
}

/** What the two sides are called, and what is said where the published one has no such block. */
interface Words {
	readonly mine: string;
	readonly theirs: string;
	readonly both: string;
	readonly label: string;
	readonly deleted: string;
	readonly without: string;
}

const OWN_WORDS: Words = {
	mine: "This tab",
	theirs: "Published",
	both: "Both, the published first",
	label: "Published by you",
	deleted: "You deleted it in another tab.",
	without: "There is no such block.",
};

function wordsFor(authors: readonly string[]): Words {
	const [last] = authors;
	return {
		mine: "Mine",
		theirs: "Theirs",
		both: "Both, theirs first",
		label: last === undefined ? "Theirs" : `Theirs: ${sayPeople(authors)}`,
		deleted: last === undefined ? "It was deleted." : asSentence(`${last} deleted it.`),
		without: "They have no such block.",
	};
}

/** One place that both changed: as it was, as each has it, and the choice between them. */
export function OverlapChoice(props: OverlapChoiceProps) {
	const { overlap, holder, number, count, authors, own: isOwn, works, choice, onChoose, onWrite, ...around } = props;
	const { base, mine, theirs, putInto } = overlap;
	const name = useId();
	/** Until the writer chooses here: a text that was kept does not call for the focus. */
	const [untouched, setUntouched] = useState(true);
	const block = mine ?? theirs ?? base;
	if (!block) return null;
	const own = mine ?? theirs;
	const writable = own !== null && canBeWritten(own);
	// What one side split off, or added, the other never had.
	const without = base ? "delete it" : "leave it out";
	const words = isOwn ? OWN_WORDS : wordsFor(authors);
	const options: [Option, string][] = [
		["mine", mine ? words.mine : `${words.mine}: ${without}`],
		["theirs", theirs ? words.theirs : `${words.theirs}: ${without}`],
	];
	if (mine && theirs && mine.type !== "redirect") options.push(["both", words.both]);
	if (own && writable) options.push(["edited", "Write it anew"]);
	const chosen = choice?.chosen;
	return (
		<fieldset className="overlap" data-chosen={chosen !== undefined || undefined}>
			<legend>
				<span className="overlap-number">
					{number} of {count}
				</span>{" "}
				{holder ? `${describeBlock(block)} ${holder}` : describeBlock(block)}
			</legend>
			<div className="overlap-sides">
				<Side label="Before both edits" kind="base" block={base} base={null} gone="It did not exist." {...around} />
				<Side
					label={words.mine}
					kind="mine"
					block={mine}
					base={base}
					putInto={putInto.mine}
					gone={base ? "I deleted it." : "I have no such block."}
					{...around}
				/>
				<Side
					label={words.label}
					kind="theirs"
					block={theirs}
					base={base}
					putInto={putInto.theirs}
					gone={base ? words.deleted : words.without}
					{...around}
				/>
			</div>
			<div className="overlap-choices">
				<span className="overlap-question">Publish</span>
				{options.map(([key, label]) => (
					<label key={key} className="overlap-option">
						<input
							type="radio"
							name={name}
							value={key}
							checked={chosen === key}
							onChange={() => {
								setUntouched(false);
								onChoose(key);
							}}
						/>
						{label}
					</label>
				))}
			</div>
			{chosen === "edited" && own && (
				<OverlapEditor
					label={`Text for place ${number}`}
					text={choice?.written ?? asDocument(own)}
					focused={!untouched}
					book={around.book}
					sources={works}
					onChange={onWrite}
				/>
			)}
		</fieldset>
	);
}

interface SideProps extends Surroundings {
	label: string;
	kind: "base" | "mine" | "theirs";
	block: DocumentNode | null;
	/** What its changes are shown against; null shows the text alone. */
	base: DocumentNode | null;
	/** The kind of block that it stands in now, where that is new. */
	putInto?: string | null;
	/** What is said of a block that is not there. */
	gone: string;
}

function Side({ label, kind, block, base, putInto = null, gone, ...around }: SideProps) {
	const [was, is] = useMemo(() => [base && asDocument(base), block && asDocument(block)], [base, block]);
	const isOnlyPut = putInto !== null && JSON.stringify(was) === JSON.stringify(is);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be a second question
		<div className={`overlap-side overlap-${kind}`} role="group" aria-label={label}>
			<h2>{label}</h2>
			{block === null && <p className="overlap-told">{gone}</p>}
			{is && putInto !== null && <p className="overlap-told">{sayPutInto(putInto)}</p>}
			{is && was && !isOnlyPut && <Changes before={was} after={is} {...around} />}
			{is && (!was || isOnlyPut) && <PlainText document={is} {...around} />}
		</div>
	);
}
