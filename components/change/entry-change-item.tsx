import { AuthorLinks, type PersonPages } from "@/components/revision/author-links";
import { Moment } from "@/components/ui/moment";
import type { Highlight } from "@/lib/change/highlight";
import type { EntryChange } from "@/lib/change/queries";
import { ENTRY_CHANGE_WORDS, entrySubject } from "@/lib/source/entry-subject";
import { HighlightMarks, highlightedClass } from "./highlight";

interface EntryChangeItemProps {
	change: EntryChange;
	pages: PersonPages | undefined;
	/** Those that it satisfies. */
	highlights: readonly Highlight[];
}

/** One change to the registry of sources, in a list of changes. */
export function EntryChangeItem({ change, pages, highlights }: EntryChangeItemProps) {
	const { kind, bot, actorName, createdAt } = change;
	const { of, title, address } = entrySubject(change);
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
				<AuthorLinks name={actorName} pages={pages} />{" "}
				<span className="edit-summary">({ENTRY_CHANGE_WORDS[kind]})</span>
			</span>
		</li>
	);
}
