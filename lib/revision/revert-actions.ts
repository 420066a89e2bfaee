"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, parseTitle, type Title } from "@/lib/title/title";
import { formAction } from "@/lib/user/action";
import { type FormState, withProblem } from "@/lib/user/form-state";
import { saySaved } from "./conflict";
import { restoreRevision } from "./restore-revision";
import { restoreForm, rollbackForm, undoForm } from "./revert-form";
import { rollbackSummary } from "./revert-summary";
import { rollbackPage } from "./rollback-page";
import type { SaveOutcome } from "./save-revision";
import { summarySchema } from "./schema";
import { undoRevisions } from "./undo-revisions";

type Fields = Readonly<Record<string, string>>;

/** The title and summary that a form brought, or what the form shows instead. */
function readCommon(fields: Fields, input: { title: string; summary: string }) {
	const parsed = parseTitle(input.title);
	const summary = summarySchema.safeParse(input.summary.trim());
	if (!parsed.ok)
		return { ok: false, state: withProblem(fields, "There is no page with this title any more.") } as const;
	if (summary.success) return { ok: true, title: parsed.title, summary: summary.data } as const;
	const problem = "The summary must be one line of at most 500 characters.";
	return { ok: false, state: withProblem(fields, problem) } as const;
}

export const undoRevisionsAction = formAction(undoForm, async ({ actor, input, fields }) => {
	const common = readCommon(fields, input);
	if (!common.ok) return common.state;
	const { title, summary } = common;
	const { revisions, base } = input;
	const outcome = await undoRevisions(actor, {
		title,
		revisionIds: revisions,
		baseRevisionId: base,
		summary,
		minor: false,
		settles: input.settles,
	});
	switch (outcome.outcome) {
		case "undo-overlap":
			return withProblem(fields, "Later edits changed the same text, so it does not come out cleanly.");
		case "undo-refused":
			return withProblem(fields, "This edit cannot be undone any more. Load the page again.");
		default:
			return finish(fields, title, outcome);
	}
});

export const rollbackPageAction = formAction(rollbackForm, async ({ actor, input, fields }) => {
	const common = readCommon(fields, input);
	if (!common.ok) return common.state;
	const { title, summary } = common;
	const { user, latest, kept } = input;
	const outcome = await rollbackPage(actor, { title, user, summary, latestId: latest, keptId: kept });
	if (outcome.ok) redirect(specialPageHref("Diff", String(outcome.revisionId)));
	switch (outcome.problem) {
		case "run-grew": {
			refresh();
			// The page proposes a summary for what goes now; only one in words of their own is shown again.
			const { summary: _, ...unsaid } = fields;
			return withProblem(
				summary.startsWith(rollbackSummary(user, "")) ? unsaid : fields,
				outcome.revisionId === latest
					? `Revision ${kept}, to which this would have gone back, was rejected meanwhile. Nothing was rolled back yet: look at what goes now.`
					: `${outcome.author} edited again meanwhile. Nothing was rolled back yet: look at what goes now.`,
			);
		}
		case "edited-since":
			return withProblem(fields, `${outcome.author} edited since. Nothing was rolled back.`);
		case "only-one-author":
			return withProblem(fields, "Nobody else ever edited this page: there is nothing to go back to.");
		case "page-not-found":
			return withProblem(fields, `There is no page “${formatTitle(title)}” any more.`);
		case "sign-in-required":
			return withProblem(fields, "You are not signed in any more. Sign in and try again.");
		default:
			return withProblem(fields, "Your groups may not roll back edits.");
	}
});

export const restoreRevisionAction = formAction(restoreForm, async ({ actor, input, fields }) => {
	const common = readCommon(fields, input);
	if (!common.ok) return common.state;
	const { title, summary } = common;
	const outcome = await restoreRevision(actor, {
		title,
		revisionId: input.revision,
		baseRevisionId: input.base,
		summary,
		minor: false,
		settles: input.settles,
	});
	return outcome.outcome === "revision-not-found"
		? withProblem(fields, "There is no such revision of this page any more.")
		: finish(fields, title, outcome);
});

/** Leads on to what was published, or says why nothing was. */
function finish(fields: Fields, title: Title, outcome: SaveOutcome): FormState {
	switch (outcome.outcome) {
		case "saved":
		case "unchanged":
			return redirect(specialPageHref("Diff", String(outcome.revisionId)));
		case "edit-conflict":
			return withProblem(
				fields,
				`${saySaved(outcome.since, outcome.theirs.revisionId)}, and the same text was changed. Nothing was published; load the page again.`,
			);
		case "denied":
			return withProblem(
				fields,
				outcome.reason === "sign-in-required"
					? "You are not signed in any more. Sign in and try again."
					: "Your groups may not edit this page.",
			);
		case "decided-meanwhile":
			return withProblem(
				fields,
				"Nothing was saved: somebody decided about these edits meanwhile. Load the page again to see what waits now.",
			);
		case "invalid-document":
			return withProblem(fields, "The old text cites a work that the registry does not have. Edit the page instead.");
		default:
			return withProblem(fields, `The page “${formatTitle(title)}” was moved or deleted meanwhile.`);
	}
}
