import type { Segment } from "@/lib/document/diff/word-diff";
import { nodeText } from "@/lib/document/text";

/** Signs that nobody sees, or that look like a space, by the names that people may know. */
const NAMES: Readonly<Record<string, string>> = {
	" ": "space",
	"\t": "tab",
	"\u00a0": "no-break space",
	"\u202f": "narrow no-break space",
	"\u2009": "thin space",
	"\u00ad": "soft hyphen",
	"\u200b": "zero-width space",
	"\u200e": "left-to-right mark",
	"\u200f": "right-to-left mark",
	"\u2060": "word joiner",
};

/** Joiners are not among them: letters and emoji look otherwise with them. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** What changed where the words look as before: "not seen: no-break space added, space removed"; empty where nothing did. */
export function describeUnseen(segments: readonly Segment[]): string {
	const counts = new Map<string, number>();
	let found = false;
	for (let at = 0; at < segments.length; at++) {
		let [was, is] = ["", ""];
		const isFirst = at === 0;
		let isText = true;
		for (let next = segments[at]; next && isChange(next); next = segments[++at]) {
			was += next.before.map(nodeText).join("");
			is += next.after.map(nodeText).join("");
			isText &&= [...next.before, ...next.after].every(({ type }) => type === "text");
		}
		// Spaces at the ends of a block are not seen either.
		const ends = (text: string): string => {
			const begun = isFirst ? text.trimStart() : text;
			return at < segments.length ? begun : begun.trimEnd();
		};
		if (!isText || was === is || looks(ends(was)) !== looks(ends(is))) continue;
		found = true;
		for (const sign of was) counts.set(sign, (counts.get(sign) ?? 0) - 1);
		for (const sign of is) counts.set(sign, (counts.get(sign) ?? 0) + 1);
	}
	if (!found) return "";
	const told = Object.entries(NAMES).flatMap(([sign, name]) => {
		const more = counts.get(sign) ?? 0;
		return more === 0 ? [] : [`${name} ${more > 0 ? "added" : "removed"}`];
	});
	return `not seen: ${told.length > 0 ? told.join(", ") : "written with other signs that look the same"}`;
}

function isChange({ kind }: Segment): boolean {
	return kind === "added" || kind === "removed";
}

function looks(text: string): string {
	return text
		.normalize("NFC")
		.replace(UNSEEN, "")
		.replace(/[^\S\n]+/gu, " ");
}
