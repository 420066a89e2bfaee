import { documentRedirect } from "@/lib/document/links";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { withoutUncleanCharacters } from "./schema";

const EXCERPT = 120;

/**
 * The summary that stands where the author gave none: what kind of edit this was, or nothing when the
 * text alone does not say. `redirectTitle` is where the new document redirects to, as people read it.
 */
export function autosummary(before: WikiDocument | null, after: WikiDocument, redirectTitle: string | null): string {
	const text = documentText(after).trim();
	if (redirectTitle !== null && !leadsThereAlready(before, after)) return `Redirected page to “${redirectTitle}”`;
	if (before === null) return text === "" ? "Created page" : `Created page with “${excerpt(text)}”`;
	const earlier = documentText(before).trim();
	if (text === "" && earlier !== "") return "Blanked the page";
	if (earlier !== "" && sharesNoBlock(before, after)) return `Replaced content with “${excerpt(text)}”`;
	return "";
}

function excerpt(text: string): string {
	const beginning = inOneLine(text.slice(0, 10 * EXCERPT));
	const line = beginning.length > 2 * EXCERPT ? beginning : inOneLine(text);
	if (line.length <= EXCERPT) return line;
	const cut = [...line].slice(0, EXCERPT).join("");
	const space = cut.lastIndexOf(" ");
	return `${space > EXCERPT / 2 ? cut.slice(0, space) : cut}…`;
}

function inOneLine(text: string): string {
	return withoutUncleanCharacters(text.replace(/\s+/g, " "));
}

function leadsThereAlready(before: WikiDocument | null, after: WikiDocument): boolean {
	const [from, to] = [before && documentRedirect(before), documentRedirect(after)];
	return JSON.stringify(from) === JSON.stringify(to);
}

/** Also none that stands in something else now: an article that was put into a callout is not replaced. */
function sharesNoBlock(before: WikiDocument, after: WikiDocument): boolean {
	const ids = new Set(before.content.flatMap(blockIds));
	return !after.content.flatMap(blockIds).some((id) => ids.has(id));
}

function blockIds({ attrs, content = [] }: DocumentNode): unknown[] {
	return [...(attrs?.id === undefined ? [] : [attrs.id]), ...content.flatMap(blockIds)];
}
