import type { TitleStyle } from "./bind-work";
import { classAt, isWordAt, LOWER } from "./characters";
import type { CitationPrefix } from "./citation-prefix";
import type { KnownWork } from "./citation-registry";
import { isProse, isTitleCased, isTitleLike } from "./title-shape";

/** `proof` makes its group citations; `company` is taken for a citation only beside a proof. */
export type Evidence = "proof" | "company";

/** Says how surely a title with this prefix is a citation; null when it is not one. */
export function weighTitle(found: {
	readonly title: string;
	readonly style: TitleStyle;
	readonly prefix: CitationPrefix;
	readonly work: KnownWork | null;
	readonly hasLocator: boolean;
}): Evidence | null {
	const { title, style, prefix, work, hasLocator } = found;
	if (!work && !holdsWord(title)) return null;
	if (work) return weighKnown(found);
	const isQuoted = style === "quoted";
	const isMarked = style !== "plain";
	const hasKind = prefix.kinds !== null;
	switch (prefix.evidence) {
		case "known":
			if (isMarked) return "proof";
			return (hasKind ? isTitleLike(title) : isTitleCased(title)) ? "proof" : null;
		case "known-bare":
			return isMarked ? "proof" : null;
		case "code":
			if (isQuoted) return isProse(title) ? null : "proof";
			return (hasKind ? isTitleLike(title) : isTitleCased(title)) ? "proof" : null;
		case "name":
			if (hasKind) return isQuoted || isTitleLike(title) ? "proof" : null;
			if (isTitleCased(title)) return isMarked ? "proof" : "company";
			return isQuoted ? "company" : null;
		case "kind":
			return isTitleCased(title) ? "proof" : isQuoted ? "company" : null;
		case "none":
			if (isQuoted) return "company";
			return isTitleCased(title) && (isMarked || hasLocator || /\s/.test(title)) ? "company" : null;
	}
}

function weighKnown({ title, style, prefix, hasLocator }: Parameters<typeof weighTitle>[0]): Evidence | null {
	if (style !== "plain" || prefix.evidence !== "none") return "proof";
	// "the occupiers (Cardassians)" names a people, "(day of the vipers)" perhaps a day.
	if ((classAt(title, 0) & LOWER) !== 0) return null;
	return hasLocator || /\s/.test(title) ? "proof" : "company";
}

function holdsWord(title: string): boolean {
	for (let at = 0; at < title.length; at++) if (isWordAt(title, at)) return true;
	return false;
}
