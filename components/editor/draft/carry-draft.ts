import { equalTitles, formatTitle, parseTitle, titleToHref } from "@/lib/title/title";
import { type BrowserDraft, keepInBrowser } from "./browser-store";
import { keepOnServer } from "./server-store";
import { newSlot } from "./slot";

export type Carried = { ok: true; href: string } | { ok: false; problem: string };

/** Whether somebody wrote a page with this title; taken for no where the wiki cannot be asked. */
async function exists(title: string): Promise<boolean> {
	const response = await fetch(`/api/v1/pages/${encodeURIComponent(title)}`).catch(() => null);
	return response?.ok === true;
}

/** Keeps a text as the draft of a new page too, whose editor offers it; the draft that it was stays where it is. */
export async function carryDraft(
	draft: Pick<BrowserDraft, "userId" | "title" | "documentJson" | "summary">,
	written: string,
): Promise<Carried> {
	const from = parseTitle(draft.title);
	const to = parseTitle(written);
	if (!to.ok) return { ok: false, problem: "That cannot be a title." };
	if (from.ok && equalTitles(from.title, to.title)) return { ok: false, problem: "That is the title it has." };
	const title = formatTitle(to.title);
	if (await exists(title)) return { ok: false, problem: `There is a page “${title}” already.` };
	const there = { ...draft, title, slot: newSlot(), baseRevisionId: null, minor: false, savedAt: Date.now() };
	const kept = await keepOnServer(there);
	if (!kept.ok && kept.problem === "refused") {
		return { ok: false, problem: `The wiki does not take this text as “${title}”.` };
	}
	// The editor of that account would not offer it.
	if (!kept.ok && kept.problem === "other-account") return { ok: false, problem: "Another account is signed in now." };
	const keptHere = await keepInBrowser(there).then(
		() => true,
		() => false,
	);
	if (!kept.ok && !keptHere) return { ok: false, problem: "The text could not be kept there. Copy it instead." };
	return { ok: true, href: titleToHref(to.title) };
}
