import { NAMESPACES } from "@/lib/title/namespace";
import { parseTitle } from "@/lib/title/title";
import { type Settings, settingsSchema } from "./setting";

/** What is wrong with one setting, by its path (`licence.href`, `lensSets.0.tiers`). */
export interface SettingProblem {
	readonly path: string;
	readonly message: string;
}

const SENTENCES: readonly (readonly [RegExp, string])[] = [
	[/^siteName$/, "The name must not be empty, and has at most 80 characters."],
	[/^tagline$/, "The tagline has at most 120 characters."],
	[/^mainPage$/, "This cannot be the title of a page."],
	[/^licence\.name$/, "The name must not be empty, and has at most 80 characters."],
	[/^licence\.href$/, "The address must begin with http:// or https://."],
	[/^lensSets\.\d+\.key$/, "The key must begin with a small letter and have small letters, digits and hyphens only."],
	[/^lensSets\.\d+\.name$/, "The name must not be empty, and has at most 60 characters."],
	[/^lensSets\.\d+\.tiers$/, "Choose at least one tier."],
	[/^lensSets$/, "A wiki can have 20 views of its own."],
];

/** All settings from what somebody sent, or what is wrong with them, at most one problem for each. */
export function settingProblems(
	sent: unknown,
	tierKeys: readonly string[],
):
	| { readonly ok: true; readonly settings: Settings }
	| { readonly ok: false; readonly issues: readonly SettingProblem[] } {
	const parsed = settingsSchema.strict().safeParse(sent);
	if (!parsed.success) {
		const paths = new Set(parsed.error.issues.map(({ path }) => path.join(".")));
		return { ok: false, issues: [...paths].map((path) => ({ path, message: sentenceFor(path) })) };
	}
	const settings = parsed.data;
	const issues: SettingProblem[] = [];
	const title = parseTitle(settings.mainPage);
	if (!title.ok || title.title.namespace < 0) issues.push({ path: "mainPage", message: sentenceFor("mainPage") });
	for (const [index, { key, tiers }] of settings.lensSets.entries()) {
		const path = `lensSets.${index}`;
		if (tierKeys.includes(key)) {
			issues.push({ path: `${path}.key`, message: "This is the key of a tier, whose view has it." });
		} else if (settings.lensSets.findIndex((other) => other.key === key) !== index) {
			issues.push({ path: `${path}.key`, message: "Another view has this key." });
		}
		if (tiers.some((tier) => !tierKeys.includes(tier))) {
			issues.push({ path: `${path}.tiers`, message: "One of these is not a tier of this wiki." });
		}
	}
	const numbers = new Set(NAMESPACES.filter(({ number }) => number >= 0).map(({ number }) => String(number)));
	for (const number of Object.keys(settings.reviewModeByNamespace)) {
		if (!numbers.has(number)) {
			issues.push({ path: `reviewModeByNamespace.${number}`, message: "There is no such namespace." });
		}
	}
	return issues.length > 0 ? { ok: false, issues } : { ok: true, settings };
}

function sentenceFor(path: string): string {
	return SENTENCES.find(([pattern]) => pattern.test(path))?.[1] ?? "This is not one of the choices.";
}
