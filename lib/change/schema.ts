import { z } from "zod";

/** Controls, line breaks, lone surrogates and marks that reorder text: a name stands in a line beside others. */
const UNCLEAN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** What somebody calls a filter of theirs. */
export const filterSetNameSchema = z
	.string()
	.trim()
	.max(80)
	.refine((name) => /[^\p{C}\p{Z}]/u.test(name), "must have a name")
	.refine((name) => !UNCLEAN.test(name), "must be one line without control characters");
