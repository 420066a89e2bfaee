import { z } from "zod";
import type { ChangeImpact } from "@/lib/article/source-impact";
import type { FormState } from "@/lib/user/form-state";
import type { FieldProblem } from "./field-problem";
import { type Series, type SimilarSource, SOURCE_KINDS, type SourceEntry } from "./source";

/** What a form of the registry shows after it was sent: as every form, and what the entry may be like. */
export interface EntryFormState extends FormState {
	readonly similar?: readonly SimilarSource[];
	readonly similarSeries?: readonly Series[];
	/** What the change would move: nothing is saved before the form is sent again with the same answer. */
	readonly impact?: ChangeImpact;
}

const text = z.string().max(8000);
const id = z
	.string()
	.regex(/^[1-9]\d{0,8}$/)
	.transform(Number);
const standing = { id, version: id };
const kind = z
	.enum(["", ...SOURCE_KINDS])
	.transform((chosen) => (chosen === "" ? undefined : chosen))
	.optional();

const sourceFields = {
	title: text,
	kind,
	series: z.union([z.literal("").transform(() => null), id]),
	number: text,
	releaseDate: text,
	creators: text,
	isbn: text,
	url: text,
	article: text,
	tier: text,
	despiteLikeness: z.literal("yes").optional(),
};

/** The fields of each form, as browsers send them. What they mean is judged by the verbs. */
export const newSourceForm = z.strictObject(sourceFields);
export const changeSourceForm = z.strictObject({ ...standing, ...sourceFields, confirmed: text.optional() });
export const retireForm = z.strictObject({ ...standing, retired: z.enum(["yes", "no"]) });
export const mergeForm = z.strictObject({ ...standing, into: id.optional(), confirmed: text.optional() });
export const revertForm = z.strictObject({ ...standing, toVersion: id });
export const revertTiersForm = z.strictObject({ version: id, toVersion: id });
export const seriesForm = z.strictObject({
	id: id.optional(),
	version: id.optional(),
	title: text,
	code: text,
	kind: z.enum(SOURCE_KINDS),
	tier: text,
	despiteLikeness: z.literal("yes").optional(),
	confirmed: text.optional(),
});

/** Its fields are named after the tiers that there are. */
export const tierForm = z.record(z.string().max(60), text);

/** A form that was not sent yet. */
export function freshForm(values: Readonly<Record<string, string>>): EntryFormState {
	return { values, errors: {}, problem: null, done: false };
}

/** A form that is asked about once more, because articles cite what it changes. */
export function unconfirmedForm(
	values: Readonly<Record<string, string>>,
	answer: string,
	impact: ChangeImpact,
): EntryFormState {
	return { values: { ...values, confirmed: answer }, errors: {}, problem: null, done: false, impact };
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
	title: "The title",
	kind: "The kind",
	series: "The series",
	number: "The number",
	releaseDate: "The date",
	creators: "The list of creators",
	url: "The link",
	article: "The article",
	tier: "The tier",
	code: "The code",
};

/** A form that was refused because of its fields, each with a sentence of its own. */
export function refusedForm(values: Readonly<Record<string, string>>, issues: readonly FieldProblem[]): EntryFormState {
	const errors = Object.fromEntries(
		issues.map(({ path, message }) => {
			const name = path === "articleId" ? "article" : path;
			return [name, `${FIELD_LABELS[name] ?? "This"} ${message}.`];
		}),
	);
	return { values, errors, problem: null, done: false };
}

/** The values of a form for an entry; `article` is the title of the page about it. */
export function entryValues(entry: SourceEntry, article: string): Record<string, string> {
	return {
		title: entry.title,
		kind: entry.kind,
		series: entry.seriesId === null ? "" : String(entry.seriesId),
		number: entry.number ?? "",
		releaseDate: entry.releaseDate ?? "",
		creators: entry.creators.join("\n"),
		isbn: entry.isbn ?? "",
		url: entry.url ?? "",
		article,
		tier: entry.tierKey ?? "",
	};
}
