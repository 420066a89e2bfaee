"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { findPage } from "@/lib/article/queries";
import { type ChangeImpact, foreseeTier, foreseeTierOrder } from "@/lib/article/source-impact";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { parseTitle } from "@/lib/title/title";
import { formAction } from "@/lib/user/action";
import { withProblem } from "@/lib/user/form-state";
import { seriesHref, sourceHref } from "./addresses";
import { changeSeries } from "./change-series";
import { changeSource } from "./change-source";
import { createSeries } from "./create-series";
import { createSource } from "./create-source";
import {
	changeSourceForm,
	type EntryFormState,
	freshForm,
	mergeForm,
	newSourceForm,
	refusedForm,
	retireForm,
	revertForm,
	revertTiersForm,
	seriesForm,
	tierForm,
	unconfirmedForm,
} from "./form";
import { mergeSources } from "./merge-sources";
import { problemSentence } from "./problem-sentence";
import { findSeries, findSource, listTiers } from "./queries";
import { retireSource } from "./retire-source";
import { revertSeries } from "./revert-series";
import { revertSource } from "./revert-source";
import { revertTiers } from "./revert-tiers";
import { type SeriesInput, type SourceInput, seriesInputSchema, sourceInputSchema, tierInputSchema } from "./schema";
import { setTiers } from "./set-tiers";
import type { SimilarSource } from "./source";
import { readTierForm, type TierFormState } from "./tier-form";
import { findTierVersionId } from "./version-queries";

type Fields = Readonly<Record<string, string>>;

const NO_SUCH_ARTICLE = [{ path: "article", message: "is not a page of this wiki" }];

/** The entry that a form describes, or null where the page about it, named by its title, does not exist. */
async function readEntry(actor: Actor, sent: z.output<typeof newSourceForm>): Promise<SourceInput | null> {
	const { article, creators, tier, despiteLikeness: _, ...fields } = sent;
	const parsed = parseTitle(article);
	const page = parsed.ok ? await findPage(actor, parsed.title) : null;
	if (article.trim() !== "" && !page) return null;
	const lines = creators.split(/[\r\n]+/).filter((line) => line.trim() !== "");
	return { ...fields, creators: lines, articleId: page?.id, tier: tier || null };
}

function alikeForm(values: Fields, similar: readonly SimilarSource[]): EntryFormState {
	return { ...freshForm(values), similar };
}

/** What a change of a work moves: null where neither its title nor its tier changes, or the entry cannot be saved. */
async function foreseeChange(actor: Actor, id: number, entry: SourceInput): Promise<ChangeImpact | null> {
	const [source, checked] = [await findSource(actor, id), sourceInputSchema.safeParse(entry)];
	if (!source || !checked.success) return null;
	const series = checked.data.series ? await findSeries(actor, checked.data.series) : null;
	const tierKey = checked.data.tier ?? series?.tier?.key ?? null;
	if (checked.data.title === source.title && tierKey === (source.tier?.key ?? null)) return null;
	return foreseeTier(actor, { id }, tierKey);
}

/** The same of a series, whose code and title stand in citations. */
async function foreseeSeriesChange(actor: Actor, id: number, entry: SeriesInput): Promise<ChangeImpact | null> {
	const [series, checked] = [await findSeries(actor, id), seriesInputSchema.safeParse(entry)];
	if (!series || !checked.success) return null;
	const { code, title, tier } = checked.data;
	const tierKey = tier ?? null;
	if (code === series.code && title === series.title && tierKey === (series.tier?.key ?? null)) return null;
	return foreseeTier(actor, { seriesId: id }, tierKey);
}

export const createSourceAction = formAction(newSourceForm, async ({ actor, input, fields }) => {
	const entry = await readEntry(actor, input);
	if (!entry) return refusedForm(fields, NO_SUCH_ARTICLE);
	const outcome = await createSource(actor, entry, { despiteLikeness: input.despiteLikeness === "yes" });
	if (outcome.ok) redirect(sourceHref(outcome.id));
	if (outcome.problem === "alike") return alikeForm(fields, outcome.similar);
	if (outcome.problem === "invalid") return refusedForm(fields, outcome.issues);
	return withProblem(fields, problemSentence(outcome.problem));
});

export const changeSourceAction = formAction(changeSourceForm, async ({ actor, input, fields }) => {
	const { id, version: versionId, confirmed, ...sent } = input;
	const entry = await readEntry(actor, sent);
	if (!entry) return refusedForm(fields, NO_SUCH_ARTICLE);
	const answer = JSON.stringify([versionId, sent.title, sent.series, sent.tier]);
	const impact = confirmed === answer ? null : await foreseeChange(actor, id, entry);
	if (impact && impact.citations > 0) return unconfirmedForm(fields, answer, impact);
	const despiteLikeness = input.despiteLikeness === "yes";
	const outcome = await changeSource(actor, { id, versionId, input: entry }, { despiteLikeness });
	if (outcome.ok) redirect(sourceHref(id));
	if (outcome.problem === "alike") return alikeForm(fields, outcome.similar);
	if (outcome.problem === "invalid") return refusedForm(fields, outcome.issues);
	return withProblem(fields, problemSentence(outcome.problem));
});

export const retireSourceAction = formAction(retireForm, async ({ actor, input, fields }) => {
	const { id, version: versionId, retired } = input;
	const outcome = await retireSource(actor, { id, versionId, retired: retired === "yes" });
	if (outcome.ok) redirect(sourceHref(id));
	return withProblem(fields, problemSentence(outcome.problem));
});

export const mergeSourcesAction = formAction(mergeForm, async ({ actor, input, fields }) => {
	const { id, version: versionId, into: intoId, confirmed } = input;
	const survivor = intoId === undefined ? null : await findSource(actor, intoId);
	if (intoId === undefined || !survivor) return withProblem(fields, problemSentence("survivor-not-found"));
	const answer = JSON.stringify([versionId, intoId, survivor.versionId]);
	const impact = confirmed === answer ? null : await foreseeTier(actor, { id }, survivor.tier?.key ?? null);
	if (impact && impact.citations > 0) return unconfirmedForm(fields, answer, impact);
	const outcome = await mergeSources(actor, { id, versionId, intoId });
	if (outcome.ok) redirect(sourceHref(intoId));
	return withProblem(fields, problemSentence(outcome.problem));
});

export const revertSourceAction = formAction(revertForm, async ({ actor, input, fields }) => {
	const { id, version: versionId, toVersion: toVersionId } = input;
	const outcome = await revertSource(actor, { id, versionId, toVersionId });
	if (outcome.ok) redirect(sourceHref(id));
	return withProblem(fields, problemSentence(outcome.problem));
});

export const revertSeriesAction = formAction(revertForm, async ({ actor, input, fields }) => {
	const { id, version: versionId, toVersion: toVersionId } = input;
	const outcome = await revertSeries(actor, { id, versionId, toVersionId });
	if (!outcome.ok) return withProblem(fields, problemSentence(outcome.problem));
	const restored = await findSeries(actor, id);
	redirect(restored ? seriesHref(restored) : "/sources");
});

export const saveSeriesAction = formAction(seriesForm, async ({ actor, input, fields }) => {
	const { id, version: versionId = 0, tier, confirmed, despiteLikeness, ...series } = input;
	const entry = { ...series, tier: tier || null };
	const answer = JSON.stringify([versionId, series.title, series.code, tier]);
	const impact = id === undefined || confirmed === answer ? null : await foreseeSeriesChange(actor, id, entry);
	if (impact && impact.citations > 0) return unconfirmedForm(fields, answer, impact);
	const asked = { despiteLikeness: despiteLikeness === "yes" };
	const outcome =
		id === undefined
			? await createSeries(actor, entry, asked)
			: await changeSeries(actor, { id, versionId, input: entry }, asked);
	if (outcome.ok) {
		const saved = await findSeries(actor, outcome.id);
		redirect(saved ? seriesHref(saved) : "/sources");
	}
	if (outcome.problem === "alike") return { ...freshForm(fields), similarSeries: outcome.similar };
	if (outcome.problem === "invalid") return refusedForm(fields, outcome.issues);
	return withProblem(fields, problemSentence(outcome.problem));
});

export const setTiersAction = formAction(tierForm, async ({ actor, input, fields }): Promise<TierFormState> => {
	const right = can(actor, "change-settings");
	if (!right.allowed) return withProblem(fields, problemSentence(right.reason));
	const [standing, versionId] = await Promise.all([listTiers(actor), findTierVersionId(actor)]);
	if (input.version !== String(versionId)) return withProblem(fields, problemSentence("tiers-changed"));
	const checked = tierInputSchema.safeParse(readTierForm(input, standing));
	if (!checked.success) return withProblem(fields, problemSentence("tiers-invalid"));
	const keys = checked.data.map(({ key }) => key);
	const answer = JSON.stringify([versionId, keys]);
	const views = input.confirmed === answer ? [] : await foreseeTierOrder(actor, keys);
	if (views.length > 0) {
		return { values: { ...fields, confirmed: answer }, errors: {}, problem: null, done: false, views };
	}
	const outcome = await setTiers(actor, checked.data, { versionId });
	if (!outcome.ok) return withProblem(fields, problemSentence(outcome.problem));
	redirect("/sources/tiers");
});

export const revertTiersAction = formAction(revertTiersForm, async ({ actor, input, fields }) => {
	const outcome = await revertTiers(actor, { versionId: input.version, toVersionId: input.toVersion });
	if (!outcome.ok) return withProblem(fields, problemSentence(outcome.problem));
	redirect("/sources/tiers");
});
