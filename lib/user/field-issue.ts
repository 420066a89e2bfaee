import { MAX_NAME_LENGTH, type NameProblem, parseUserName, refuseNewName } from "./name";
import { MAX_PASSWORD_BYTES, MIN_PASSWORD_LENGTH, type PasswordProblem, refusePassword } from "./password-rule";

export type FieldProblem =
	| NameProblem
	| PasswordProblem
	| "name-taken"
	| "email-invalid"
	| "site-name-empty"
	| "password-wrong";

/** What is wrong with one field: a code for programs and a sentence for people. */
export interface FieldIssue {
	readonly path: string;
	readonly code: FieldProblem;
	readonly message: string;
}

const MESSAGES: Readonly<Record<FieldProblem, string>> = {
	"name-empty": "Choose a name.",
	"name-too-long": `A name has at most ${MAX_NAME_LENGTH} characters.`,
	"name-forbidden-character":
		'A name is made of letters, digits, spaces and simple punctuation. It cannot hold invisible characters or any of # / : @ < > [ ] { } | \\ " ` ~ = + ? & % *.',
	"name-looks-like-address": "A name cannot look like an internet address.",
	"name-mixed-scripts": "Use letters of one alphabet: mixed ones can pass for somebody else’s name.",
	"name-reserved": "This name would be taken for the wiki itself. Choose another.",
	"name-taken": "Somebody has this name, or one that looks the same. Choose another.",
	"password-too-short": `Use at least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are easy to remember and hard to guess.`,
	"password-too-long": `A password has at most ${MAX_PASSWORD_BYTES} bytes.`,
	"password-is-name": "The password must not be the name.",
	"password-common": "This password is among the first that would be tried. Choose another.",
	"password-wrong": "This is not your current password.",
	"email-invalid": "This is not an e-mail address. Leave the field empty if you do not want to give one.",
	"site-name-empty": "Give the wiki a name.",
};

/** An issue of a field with its sentence. */
export function fieldIssue(path: string, code: FieldProblem): FieldIssue {
	return { path, code, message: MESSAGES[code] };
}

/**
 * Checks the name and the password of an account that is to be made. `reserved` says whether names of
 * offices may be given out.
 */
export function checkNewAccount(
	input: { name: string; password: string },
	reserved: "refused" | "allowed",
): { issues: FieldIssue[]; name: string; key: string } {
	const issues: FieldIssue[] = [];
	const parsed = parseUserName(input.name);
	const nameProblem = parsed.ok ? (reserved === "refused" ? refuseNewName(parsed) : null) : parsed.problem;
	if (nameProblem) issues.push(fieldIssue("name", nameProblem));
	const passwordProblem = refusePassword(input.password, input.name);
	if (passwordProblem) issues.push(fieldIssue("password", passwordProblem));
	return { issues, name: parsed.ok ? parsed.name : "", key: parsed.ok ? parsed.key : "" };
}
