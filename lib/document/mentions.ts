import type { PresentedDiff } from "./diff/present";
import { type DocumentLink, linksIn } from "./links";
import type { DocumentNode, WikiDocument } from "./schema";

/** What a text names that stands elsewhere: pages, by its links, and works, by its citations. Each is named once. */
export interface Mentions {
	readonly links: readonly DocumentLink[];
	readonly sourceIds: readonly number[];
}

/** What a whole document names, in order of appearance. */
export function documentMentions(document: WikiDocument): Mentions {
	return { links: linksIn([document]), sourceIds: citedIn([document]) };
}

/** What is named by all that a page shows of a comparison: its text and the events above it. */
export function diffMentions({ events, stretches, ends }: PresentedDiff): Mentions {
	const rows = [
		...stretches.flatMap(({ units }) => units.flatMap((unit) => unit.rows)),
		...Array.from(ends.values(), ({ row }) => row),
	];
	const nodes = rows.flatMap(({ before, after, segments }): readonly DocumentNode[] => [
		...[before, after].flatMap((view) => (view ? [{ type: view.type, attrs: view.attrs }] : [])),
		...segments.flatMap((segment) => [...segment.before, ...segment.after]),
	]);
	const told = events.flatMap((event) => [event.before, event.after, "citation" in event ? event.citation : null]);
	const toldIds = told.flatMap((side) => (side && typeof side === "object" ? side.sourceId : []));
	return { links: linksIn(nodes), sourceIds: [...new Set([...toldIds, ...citedIn(nodes)])] };
}

function citedIn(nodes: readonly DocumentNode[]): number[] {
	const cited = new Set<number>();
	const visit = ({ type, attrs, content = [] }: DocumentNode): void => {
		if (type === "citation" && Number.isInteger(attrs?.sourceId)) cited.add(Number(attrs?.sourceId));
		for (const child of content) visit(child);
	};
	for (const node of nodes) visit(node);
	return [...cited];
}
