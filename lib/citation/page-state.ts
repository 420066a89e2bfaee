import { checkAttribute } from "@/lib/document/attribute";
import { ACCOUNT_REASONS, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { type Coverage, citationCoverage } from "./coverage";
import { type Passage, placedPassages } from "./passages";
import { blockIdOf, headingText, placeInline, type Passage as Sentence } from "./place-inline";

/** A place that a worklist shows. */
export interface PageMark extends Sentence {
	readonly kind: "citation-needed" | "accounts";
	/** The day since which a citation is needed, or why the accounts differ. */
	readonly sortKey: string;
	/** How many answers a question has; null of other kinds. */
	readonly answers: number | null;
}

/** What the worklists show of a page, and what a change of tiers may move there. */
export interface PageState {
	readonly coverage: Coverage;
	readonly marks: readonly PageMark[];
	readonly passages: readonly Passage[];
}

/** Longer questions are cut in lists. */
const LONGEST_QUESTION = 500;

/** What the worklists show of a page with this document. */
export function pageState(document: WikiDocument): PageState {
	return {
		coverage: citationCoverage(document),
		marks: [...collectNeeded(document), ...collectAccounts(document)],
		passages: placedPassages(document),
	};
}

function collectNeeded(document: WikiDocument): PageMark[] {
	return placeInline(document, readNeeded).map(({ since, blockId, text, section }) => ({
		kind: "citation-needed",
		blockId,
		sortKey: since,
		text,
		section,
		answers: null,
	}));
}

function readNeeded({ type, attrs }: DocumentNode): { since: string } | null {
	if (type !== "citationNeeded" || !checkAttribute({ kind: "date" }, attrs?.since).ok) return null;
	return { since: String(attrs?.since) };
}

function collectAccounts(document: WikiDocument): PageMark[] {
	const found: PageMark[] = [];
	let section: string | null = null;
	const visit = (node: DocumentNode): void => {
		const content = node.content ?? [];
		if (node.type === "accounts") {
			const question = content.find(({ type }) => type === "accountsQuestion");
			found.push({
				kind: "accounts",
				blockId: blockIdOf(node) ?? "",
				sortKey: ACCOUNT_REASONS.find((reason) => reason === node.attrs?.reason) ?? "unexplained",
				text: question ? oneLine(nodeText(question)) : "",
				section,
				answers: content.filter(({ type }) => type === "account").length,
			});
		}
		for (const child of content) visit(child);
	};
	for (const node of document.content) {
		if (node.type === "heading") section = headingText(node);
		visit(node);
	}
	return found;
}

function oneLine(text: string): string {
	// An unpaired half of a surrogate would be refused by the database.
	return text
		.replace(/\s+/gu, " ")
		.trim()
		.slice(0, LONGEST_QUESTION)
		.replace(/[\ud800-\udbff]$/, "");
}
