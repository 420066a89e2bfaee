import { z } from "zod";

/** Names one open editor, so that two tabs on one page keep two drafts. */
export const slotSchema = z
	.string()
	.regex(/^[a-z0-9-]{1,64}$/, "must be 1 to 64 lower-case letters, digits or hyphens");
