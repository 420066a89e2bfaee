import type { EntryChangeKind } from "@/lib/change/change";
import type { EntryChange } from "@/lib/change/queries";
import { seriesHref, sourceHref } from "./addresses";

/** What happened to an entry of the registry, or to the settings, in the words of lists. */
export const ENTRY_CHANGE_WORDS: Readonly<Record<EntryChangeKind, string>> = {
	"settings-changed": "changed",
	"tiers-changed": "order or names changed",
	"tiers-reverted": "earlier version restored",
	"series-created": "series entered",
	"series-changed": "series changed",
	"series-reverted": "earlier version of the series restored",
	"source-created": "work entered",
	"source-changed": "work changed",
	"source-merged": "merged into another work",
	"source-retired": "work retired",
	"source-reinstated": "work brought back",
	"source-reverted": "earlier version restored",
};

/** What a change beside the pages is about, and where that has its page and its history; null where it has none. */
export function entrySubject({
	kind,
	sourceId,
	series,
	title,
}: Pick<EntryChange, "kind" | "sourceId" | "series" | "title">): {
	of: "settings" | "source";
	title: string;
	address: string | null;
} {
	if (kind === "settings-changed") {
		return { of: "settings", title: title ? `Settings: ${title}` : "Settings", address: "/admin/settings" };
	}
	if (kind === "tiers-changed" || kind === "tiers-reverted") {
		return { of: "source", title: "Continuity tiers", address: "/sources/tiers" };
	}
	// A merged entry leads to the one that stays; here its own history is meant.
	const address = sourceId === null ? series && seriesHref(series) : `${sourceHref(sourceId)}?redirect=no`;
	return { of: "source", title, address };
}
