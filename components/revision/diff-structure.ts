import type { BlockView } from "@/lib/document/diff";
import type { Container } from "@/lib/document/diff/leaf-blocks";
import type { Look, StructureChange } from "@/lib/document/diff/structure-changes";
import { sayTarget } from "@/lib/document/events/retargeted-links";
import { isolate } from "@/lib/document/isolate";
import { readTarget } from "@/lib/document/links";
import { RANK_WORDS, REASON_WORDS } from "@/lib/document/render/accounts";
import { ACCOUNT_RANKS, ACCOUNT_REASONS, NODES } from "@/lib/document/schema";

const TYPES: Readonly<Record<string, string>> = {
	paragraph: "paragraph",
	codeBlock: "code block",
	attribution: "attribution",
	horizontalRule: "line",
	redirect: "redirect",
	bulletList: "list",
	orderedList: "numbered list",
	table: "table",
	tableCell: "cell",
	tableHeader: "heading cell",
	blockquote: "quotation",
	callout: "callout",
	accounts: "set of accounts",
	account: "account",
	accountsQuestion: "question",
	accountAnswer: "answer",
};

/** What kind of block this is, in a reader's words: "heading 3". */
export function blockTypeName({ type, attrs }: Look): string {
	if (type === "heading") return `heading ${Number(attrs.level) || 2}`;
	return TYPES[type] ?? "block";
}

/** What a block is and all that it stands in: "paragraph in a list, level 2 in a table". */
function place(view: BlockView): string {
	const { containers } = view;
	const names = containers.flatMap((container, index) => {
		// Of lists in each other the innermost is named, with its level.
		if (container.kind === "list" && containers[index + 1]?.kind === "list") return [];
		const level = containers.slice(0, index + 1).filter(({ kind }) => kind === container.kind).length;
		return `${placeName(container)}${level > 1 ? `, level ${level}` : ""}`;
	});
	const inner = containers.at(-1);
	const further = inner?.kind === "list" && inner.ordinal === null ? "further " : "";
	return [`${further}${blockTypeName(view)}`, ...names.reverse()].join(" in a ");
}

function placeName(container: Container): string {
	switch (container.kind) {
		case "list":
			return container.ordered ? "numbered list" : "list";
		case "cell":
			return container.header ? "heading of a table" : "table";
		case "callout":
			return container.callout;
		case "accounts":
			return "set of accounts";
		case "quotation":
			return "quotation";
	}
}

/** What each attribute is called, but for the ids that readers never see and the kinds that name themselves. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
	start: "first number",
	colspan: "columns covered",
	rowspan: "rows covered",
	language: "language",
	reason: "why accounts differ",
	display: "readers see",
	rank: "this account",
	continuity: "continuity",
};

const DISPLAYS: Readonly<Record<string, string>> = { table: "a table", prose: "sentences" };

/** The value of an attribute in a reader's words. */
export function sayValue(name: string, value: unknown): string {
	switch (name) {
		case "reason":
			return REASON_WORDS[ACCOUNT_REASONS.find((known) => known === value) ?? "unexplained"];
		case "rank":
			return RANK_WORDS[ACCOUNT_RANKS.find((known) => known === value) ?? "normal"] ?? "normal";
		case "display":
			return DISPLAYS[String(value)] ?? String(value);
		case "continuity":
			return value === null ? "as its sources say" : value === "all" ? "every continuity" : String(value);
		default:
			return value === null || value === "" ? "none" : isolate(String(value));
	}
}

function fallback(type: string, name: string): unknown {
	const spec = NODES[type]?.attrs?.[name];
	return spec && "fallback" in spec ? spec.fallback : null;
}

/** What became different about what a block is and stands in: "heading 2 → heading 3", "first number: 1 → 5". */
export function sayStructure(change: StructureChange): string {
	switch (change.what) {
		case "place": {
			const [was, is] = [place(change.before), place(change.after)];
			return was === is ? `${is} with other settings` : `${was} → ${is}`;
		}
		case "another":
			return `in another ${TYPES[change.type] ?? "place"}`;
		case "type":
			return `${blockTypeName(change.before)} → ${blockTypeName(change.after)}`;
		case "target": {
			const [was, is] = [change.before, change.after].map((attrs) => sayTarget(readTarget(attrs)) ?? "nowhere");
			return was === is ? "the page it leads to was found" : `leads to: ${isolate(was ?? "")} → ${isolate(is ?? "")}`;
		}
		case "attribute": {
			const { type, name, before, after } = change;
			const [was, is] = [before, after].map((value) => sayValue(name, value ?? fallback(type, name)));
			if (name === "kind") return `${was} → ${is}`;
			const owner = name === "continuity" && type !== "paragraph" ? ` of the ${TYPES[type] ?? "block"}` : "";
			return `${ATTRIBUTES[name] ?? name}${owner}: ${was} → ${is}`;
		}
	}
}
