import type { ReactNode } from "react";
import type { Section } from "@/lib/document/outline";

/** How many passages of a section the reader's lens hides, by the id of its heading; those of the lead under "". */
type HiddenCounts = ReadonlyMap<string, number>;

/** From how many headings on a page has a table of contents. */
export const CONTENTS_FROM = 4;

/** Contents beside the text, where there is room; the own script marks the section in view. */
export function Contents({
	title,
	sections,
	hidden,
	sourcesHref = null,
}: {
	title: string;
	sections: readonly Section[];
	hidden?: HiddenCounts | undefined;
	/** Where the page lists its sources; null where it has none. */
	sourcesHref?: string | null;
}) {
	if (sections.length < CONTENTS_FROM) return null;
	return (
		<nav className="contents" aria-labelledby="contents-label" data-contents="">
			<div className="contents-head">
				<h2 className="label" id="contents-label">
					Contents
				</h2>
				<button type="button" className="plain-button" data-contents-button="" hidden>
					hide
				</button>
			</div>
			<ol id="contents-list">
				<li>
					<a href="#main" data-top="">
						{title}
						<HiddenCount count={hidden?.get("")} />
					</a>
				</li>
				{nest(sections, hidden)}
				{sourcesHref && (
					<li>
						<a href={sourcesHref}>Sources</a>
					</li>
				)}
			</ol>
		</nav>
	);
}

/** The same above the text, folded, on narrow screens. */
export function FoldedContents({
	sections,
	hidden,
}: {
	sections: readonly Section[];
	hidden?: HiddenCounts | undefined;
}) {
	if (sections.length < CONTENTS_FROM) return null;
	return (
		<details className="contents-fold">
			<summary>
				Contents <span>{sections.length} sections</span>
			</summary>
			<ol>
				{hidden?.has("") && (
					<li>
						<a href="#main">
							Introduction
							<HiddenCount count={hidden.get("")} />
						</a>
					</li>
				)}
				{nest(sections, hidden)}
			</ol>
		</details>
	);
}

function HiddenCount({ count }: { count: number | undefined }) {
	return count === undefined ? null : <small className="hidden-count"> {count} hidden</small>;
}

/** List items for sections, each holding the deeper ones that follow it. */
function nest(sections: readonly Section[], hidden: HiddenCounts | undefined): ReactNode[] {
	const items: ReactNode[] = [];
	for (let i = 0; i < sections.length; ) {
		const section = sections[i];
		if (!section) break;
		let end = i + 1;
		while ((sections[end]?.level ?? 0) > section.level) end++;
		const count = section.blockId === null ? undefined : hidden?.get(section.blockId);
		const inner = sections.slice(i + 1, end);
		items.push(
			<li key={section.anchor}>
				<a href={`#${encodeURIComponent(section.anchor)}`}>
					{section.text || "Untitled section"}
					<HiddenCount count={count} />
				</a>
				{inner.length > 0 && <ol>{nest(inner, hidden)}</ol>}
			</li>,
		);
		i = end;
	}
	return items;
}
