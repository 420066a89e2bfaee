import { cache } from "react";
import { parseTitle, type Title } from "@/lib/title/title";
import { getSettings } from "./queries";

/** The settings, read once for each request. */
export const loadSettings = cache(getSettings);

/** The title of the main page; the usual one where the setting names no page. */
export async function loadMainTitle(): Promise<Title> {
	const parsed = parseTitle((await loadSettings()).mainPage);
	return parsed.ok && parsed.title.namespace >= 0 ? parsed.title : { namespace: 0, text: "Main Page" };
}
