"use server";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/user/action";
import { type FormState, withProblem } from "@/lib/user/form-state";
import { changeSettings } from "./change-settings";
import { fieldOfProblem, readSettingsForm, settingsForm } from "./form";

const SENTENCES: Readonly<Record<string, string>> = {
	"sign-in-required": "You are not signed in any more. Sign in in another tab, then send this again.",
	"right-missing": "Only administrators change the settings.",
	"settings-changed":
		"Somebody changed the settings after you opened the form. Nothing was saved: open it again in another tab and compare.",
};

export const changeSettingsAction = formAction(settingsForm, async ({ actor, input, fields }): Promise<FormState> => {
	const { settings, rows } = readSettingsForm(input);
	const outcome = await changeSettings(actor, { versionId: Number(input.version), settings });
	if (outcome.ok) redirect("/admin/settings?saved=1");
	if (outcome.problem !== "invalid") {
		return withProblem(fields, SENTENCES[outcome.problem] ?? "The settings could not be saved.");
	}
	const errors = Object.fromEntries(outcome.issues.map(({ path, message }) => [fieldOfProblem(path, rows), message]));
	return { values: fields, errors, problem: null, done: false };
});
