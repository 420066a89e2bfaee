import { AuthorLinks, type PersonPages } from "@/components/revision/author-links";
import { Moment } from "@/components/ui/moment";
import type { EntryChangeKind } from "@/lib/change/change";
import type { Highlight } from "@/lib/change/highlight";
import type { EntryChange } from "@/lib/change/queries";
import { seriesHref, sourceHref } from "@/lib/source/addresses";
import { HighlightMarks, highlightedClass } from "./highlight";

const WHAT: Readonly<Record<EntryChangeKind, string>> = {
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

/** What a change is about, and where that has its page and its history. */
function subjectOf({ kind, sourceId, series, title }: EntryChange) {
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

interface EntryChangeItemProps {
	change: EntryChange;
	pages: PersonPages | undefined;
	/** Those that it satisfies. */
	highlights: readonly Highlight[];
}

/** One change to the registry of sources, in a list of changes. */
export function EntryChangeItem({ change, pages, highlights }: EntryChangeItemProps) {
	const { kind, bot, actorName, createdAt } = change;
	const { of, title, address } = subjectOf(change);
	const created = kind === "source-created" || kind === "series-created";
	return (
		<li className={highlightedClass("change", highlights)}>
			<span className="change-time">
				<Moment at={createdAt} short />
			</span>
			<span className="change-links">
				({of}
				{address && (
					<>
						{" | "}
						<a href={`${address}#history`} aria-label={`History of the entry ${title}`}>
							hist
						</a>
					</>
				)}
				)
			</span>
			<span className="change-flags">
				{(created || bot) && (
					<span className="edit-flags">
						{created && <abbr title="A new entry of the registry">N</abbr>}
						{bot && <abbr title="Edit of a bot">b</abbr>}
					</span>
				)}
			</span>
			<span className="change-what">
				<HighlightMarks highlights={highlights} />
				{address ? (
					<a className="change-title" href={address}>
						{title}
					</a>
				) : (
					title
				)}{" "}
				<AuthorLinks name={actorName} pages={pages} /> <span className="edit-summary">({WHAT[kind]})</span>
			</span>
		</li>
	);
}
