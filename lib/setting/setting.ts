import { z } from "zod";

/** Whose edits can wait for a reviewer: nobody's, those of accounts not yet confirmed, everybody's. */
export const REVIEW_MODES = ["open", "unconfirmed", "always"] as const;
const reviewModeSchema = z.enum(REVIEW_MODES);

/**
 * What a community decides about its wiki. Kept in the table `setting`, one row per key; a missing or
 * unreadable row means the default, so that a wiki always has a name to show.
 */
export const settingsSchema = z.object({
	siteName: z.string().trim().min(1).max(80).default("Canonry"),
	/** A few words beside the name in the header. */
	tagline: z.string().trim().max(120).default("a Canonry wiki"),
	/** Address of the main page, as a title. */
	mainPage: z.string().trim().min(1).max(255).default("Main Page"),
	licence: z
		.object({ name: z.string().trim().min(1).max(80), href: z.url({ protocol: /^https?$/ }) })
		.default({ name: "CC BY-SA 4.0", href: "https://creativecommons.org/licenses/by-sa/4.0/" }),
	/** How citations look unless the reader asks for the other way. */
	citationStyle: z.enum(["grouped", "notes"]).default("grouped"),
	/** What becomes of text without a source when a reader asks for some continuities only. */
	uncitedText: z.enum(["show", "fold"]).default("show"),
	/** Choices of continuity beside the prefixes of the tiers: "novels only", "all but fan works of one project". */
	lensSets: z
		.array(
			z.object({
				key: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
				name: z.string().trim().min(1).max(60),
				tiers: z.array(z.string()).min(1).max(50),
			}),
		)
		.max(20)
		.default([]),
	/** Whose edits wait for a reviewer before the public reads them; a namespace and a page may decide otherwise. */
	reviewMode: reviewModeSchema.default("open"),
	/** By number of the namespace. */
	reviewModeByNamespace: z.record(z.string().regex(/^\d{1,2}$/), reviewModeSchema).default({}),
	/** Whether reviewers may approve what they wrote themselves. */
	reviewOwnEdits: z.boolean().default(true),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingKey = keyof Settings;

/** What each setting is called in the log and in its history. */
export const SETTING_NAMES: Readonly<Record<SettingKey, string>> = {
	siteName: "name of the wiki",
	tagline: "tagline",
	mainPage: "main page",
	licence: "licence",
	citationStyle: "look of citations",
	uncitedText: "text without a source",
	lensSets: "views of its own",
	reviewMode: "review",
	reviewModeByNamespace: "review by namespace",
	reviewOwnEdits: "review of one’s own edits",
};

/** Settings from stored rows; what does not fit falls back to its default. */
export function settingsFromRows(rows: readonly { key: string; value: unknown }[]): Settings {
	const settings: Record<string, unknown> = settingsSchema.parse({});
	const shape: Record<string, z.ZodType> = settingsSchema.shape;
	for (const { key, value } of rows) {
		const parsed = shape[key]?.safeParse(value);
		if (parsed?.success) settings[key] = parsed.data;
	}
	return settingsSchema.parse(settings);
}
