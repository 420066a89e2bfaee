import { z } from "zod";

export const SUMMARY_MAX_LENGTH = 500;

/** Controls, line breaks, lone surrogates and marks that reorder text: a summary stands in lists beside others. */
const UNCLEAN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A text of somebody's as it may stand in a summary that the wiki words itself. */
export function withoutUncleanCharacters(text: string): string {
	return text.replace(UNCLEAN, "");
}

/** One line about what was changed and why; may be empty. */
export const summarySchema = z
	.string()
	.max(SUMMARY_MAX_LENGTH)
	.refine((text) => withoutUncleanCharacters(text) === text, "must be one line without control characters");

/** What a reviewer tells an author: some lines, never none. */
export const reviewNoteSchema = z
	.string()
	.trim()
	.refine((text) => /[^\p{C}\p{Z}]/u.test(text), "must say why")
	.max(2000)
	.refine((text) => withoutUncleanCharacters(text.replace(/[\r\n]/g, "")) === text.replace(/[\r\n]/g, ""), {
		message: "must be text without control characters",
	});
