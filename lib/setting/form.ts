import { z } from "zod";
import { NAMESPACES } from "@/lib/title/namespace";
import type { Settings } from "./setting";

type Fields = Readonly<Record<string, string>>;

/** The fields are named by the paths of the settings: `licence.href`, `lensSets.0.tiers.canon`. */
export const settingsForm = z.record(z.string().max(80), z.string().max(2000));

/** The namespaces whose edits can be reviewed. */
export const REVIEWED_NAMESPACES = NAMESPACES.filter(({ number }) => number >= 0).map(({ number }) => number);

/** The values of a form for these settings. */
export function settingValues(settings: Settings): Record<string, string> {
	const { licence, lensSets, reviewModeByNamespace, reviewOwnEdits, ...lines } = settings;
	const values: Record<string, string> = {
		...lines,
		"licence.name": licence.name,
		"licence.href": licence.href,
		"lensSets.count": String(lensSets.length),
	};
	if (reviewOwnEdits) values.reviewOwnEdits = "yes";
	for (const number of REVIEWED_NAMESPACES) {
		values[`reviewModeByNamespace.${number}`] = reviewModeByNamespace[String(number)] ?? "";
	}
	for (const [row, { key, name, tiers }] of lensSets.entries()) {
		values[`lensSets.${row}.key`] = key;
		values[`lensSets.${row}.name`] = name;
		for (const tier of tiers) values[`lensSets.${row}.tiers.${tier}`] = "yes";
	}
	return values;
}

/** How many sets a form shows: those that there were, and one to fill in. */
export function setRows(values: Fields): number[] {
	const count = Math.min(Number(values["lensSets.count"]) || 0, 20);
	return Array.from({ length: count + 1 }, (_, row) => row);
}

/**
 * The settings that a form describes, unjudged, and for each set the row that it stood in. A set goes where its box
 * says so; the row to fill in counts once it says anything.
 */
export function readSettingsForm(fields: Fields): { settings: unknown; rows: readonly number[] } {
	const tiersOf = (row: number) => {
		const prefix = `lensSets.${row}.tiers.`;
		return Object.keys(fields).flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
	};
	const rows = setRows(fields).filter((row) => {
		if (fields[`lensSets.${row}.remove`] === "yes") return false;
		const { key, name } = setAt(fields, row);
		return key !== "" || name !== "" || tiersOf(row).length > 0;
	});
	const modes = REVIEWED_NAMESPACES.flatMap((number) => {
		const mode = fields[`reviewModeByNamespace.${number}`];
		return mode ? [[String(number), mode]] : [];
	});
	const settings = {
		siteName: fields.siteName,
		tagline: fields.tagline,
		mainPage: fields.mainPage,
		licence: { name: fields["licence.name"], href: fields["licence.href"] },
		citationStyle: fields.citationStyle,
		uncitedText: fields.uncitedText,
		lensSets: rows.map((row) => ({ ...setAt(fields, row), tiers: tiersOf(row) })),
		reviewMode: fields.reviewMode,
		reviewModeByNamespace: Object.fromEntries(modes),
		reviewOwnEdits: fields.reviewOwnEdits === "yes",
	};
	return { settings, rows };
}

function setAt(fields: Fields, row: number): { key: string; name: string } {
	return { key: (fields[`lensSets.${row}.key`] ?? "").trim(), name: (fields[`lensSets.${row}.name`] ?? "").trim() };
}

/** The name of the field that a problem is about: sets are counted among those that stay, fields by their row. */
export function fieldOfProblem(path: string, rows: readonly number[]): string {
	return path.replace(/^lensSets\.(\d+)/, (_, index) => `lensSets.${rows[Number(index)] ?? index}`);
}
