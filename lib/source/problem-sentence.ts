const SENTENCES: Readonly<Record<string, string>> = {
	"sign-in-required": "You are not signed in any more. Sign in in another tab, then send this again.",
	"right-missing": "Your groups do not have the right to do this. Ask a reviewer.",
	"not-found": "There is no such entry.",
	"entry-changed":
		"Somebody changed this entry after you opened the form. Nothing was saved: open it again in another tab and compare.",
	"entry-merged": "This entry was merged into another one. Bring back an earlier version first.",
	"survivor-not-found": "Choose the other entry that stays.",
	"survivor-merged": "The other entry was itself merged. Choose the one that it was merged into.",
	"survivor-retired": "The other entry is retired. Bring it back first.",
	"tiers-changed": "Somebody changed the tiers after you opened the form. Nothing was saved: load the page again.",
	"tiers-invalid": "Each tier needs a name, and a key of its own that begins with a small letter. One tier must stay.",
	"tier-in-use": "Works or series stand in a tier that would go. Nothing was saved: give them another tier first.",
	"name-taken": "Another series has the code or the title of that version now. Change that one first.",
	"version-not-found": "There is no such version of this entry.",
};

/** What a refusal of the registry says to people. */
export function problemSentence(problem: string): string {
	return SENTENCES[problem] ?? "This could not be saved. Load the page again and retry.";
}
