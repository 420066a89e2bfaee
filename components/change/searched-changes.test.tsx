import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parseChangeFilter } from "@/lib/change/filter";
import type { ChangeList } from "@/lib/change/queries";
import { SearchedChanges } from "./searched-changes";

const empty: ChangeList = { changes: [], older: null, newer: null, looked: null };

function said(query: Record<string, string>): string {
	const html = renderToStaticMarkup(
		<SearchedChanges list={empty} filter={parseChangeFilter(query)} path="/list" nothing="There is none." />,
	);
	return html.replace(/<a href="([^"]*)">/g, "[$1] ").replace(/<[^>]*>/g, "");
}

test.each([
	[{}, "There is none. [/list?days=30] Show everything"],
	[{ tag: "undo" }, "Nothing fits the filter. [/list?days=30] Show everything"],
	// Beyond an end nothing is said of the rest of the list.
	[{ before: "5" }, "Nothing older. [/list] Begin at the newest"],
	[{ after: "5" }, "Nothing newer. [/list] Begin at the newest"],
	[{ after: "5", patrolled: "no" }, "Nothing newer fits the filter. [/list?patrolled=no] Begin at the newest"],
])("of an empty list at %j: %s", (query, words) => {
	expect(said(query)).toBe(words);
});
