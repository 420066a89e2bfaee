import { getNamespace, NAMESPACES } from "@/lib/title/namespace";
import { REVIEW_MODES, SETTING_NAMES, type SettingKey, type Settings, settingsSchema } from "./setting";

/** Whose edits wait for a reviewer, in words. */
export const REVIEW_MODE_NAMES: Readonly<Record<Settings["reviewMode"], string>> = {
	open: "nobody’s edits wait",
	unconfirmed: "edits of new accounts wait",
	always: "every edit waits",
};

/** The words of the choices that are one of a list. */
export const CHOICE_NAMES = {
	citationStyle: { grouped: "in brackets, by series", notes: "as numbered notes" },
	uncitedText: { show: "shown and marked", fold: "folded" },
	reviewMode: REVIEW_MODE_NAMES,
} as const satisfies { [Key in SettingKey]?: Readonly<Record<Settings[Key] & string, string>> };

/** A namespace in lists of namespaces: the main one has no prefix. */
export function namespaceName(number: number): string {
	return getNamespace(number).prefix || "Articles";
}

export interface SettingDifference {
	readonly key: SettingKey;
	readonly name: string;
	/** In words; empty says nothing. */
	readonly before: string;
	readonly after: string;
}

/** What a version of the settings changed, in words. What cannot be read any more is left out. */
export function settingDifferences(before: unknown, after: unknown): SettingDifference[] {
	return (Object.keys(SETTING_NAMES) as SettingKey[]).flatMap((key) => {
		const [was, is] = [describeSetting(key, before), describeSetting(key, after)];
		return is === null ? [] : [{ key, name: SETTING_NAMES[key], before: was ?? "", after: is }];
	});
}

function describeSetting(key: SettingKey, kept: unknown): string | null {
	if (typeof kept !== "object" || kept === null || !(key in kept)) return null;
	const parsed = settingsSchema.shape[key].safeParse(Reflect.get(kept, key));
	return parsed.success ? describeValue({ [key]: parsed.data }) : null;
}

function describeValue(one: Partial<Settings>): string {
	if (one.citationStyle) return CHOICE_NAMES.citationStyle[one.citationStyle];
	if (one.uncitedText) return CHOICE_NAMES.uncitedText[one.uncitedText];
	if (one.reviewMode) return REVIEW_MODE_NAMES[one.reviewMode];
	if (one.reviewOwnEdits !== undefined) return one.reviewOwnEdits ? "allowed" : "not allowed";
	if (one.licence) return `${one.licence.name}, ${one.licence.href}`;
	if (one.lensSets) return one.lensSets.map(({ name, tiers }) => `${name} (${tiers.join(", ")})`).join("; ") || "none";
	if (one.reviewModeByNamespace) {
		const modes = one.reviewModeByNamespace;
		const words = NAMESPACES.flatMap(({ number }) => {
			const mode = REVIEW_MODES.find((each) => each === modes[String(number)]);
			return mode ? `${namespaceName(number)}: ${REVIEW_MODE_NAMES[mode]}` : [];
		});
		return words.join("; ") || "as the wiki";
	}
	return one.siteName ?? one.tagline ?? one.mainPage ?? "";
}
