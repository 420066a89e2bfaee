import { Moment } from "@/components/ui/moment";
import { keptEventSummary } from "@/lib/revision/edit-events";
import type { RevisionRow } from "@/lib/revision/queries";
import { type Title, titleToHref } from "@/lib/title/title";
import { AuthorLinks, type PersonPages } from "./author-links";
import { EditFlags } from "./edit-flags";
import { EditSummary } from "./edit-summary";
import { ReviewState } from "./review-state";
import { RevisionTags } from "./revision-tags";
import { SizeChange } from "./size-change";

interface ReviewEditsProps {
	title: Title;
	edits: readonly RevisionRow[];
	people: ReadonlyMap<string, PersonPages>;
	/** Where an edit is looked at by itself. */
	hrefOf: (edit: RevisionRow) => string;
	/** The edit that is looked at by itself. */
	current?: number | undefined;
	/** Those that somebody else saved while the reviewer was deciding. */
	arrived?: ReadonlySet<number> | undefined;
}

/** The edits of a page since the revision that the public reads, oldest first. */
export function ReviewEdits({ title, edits, people, hrefOf, current, arrived }: ReviewEditsProps) {
	return (
		<ol className="review-edits">
			{edits.map((edit) => {
				const events = keptEventSummary(edit.events);
				return (
					<li key={edit.id} className={edit.id === current ? "current" : undefined}>
						<p className="review-edit-head">
							<a
								href={hrefOf(edit)}
								aria-current={edit.id === current ? "true" : undefined}
								title={`What revision ${edit.id} changed`}
							>
								<Moment at={edit.createdAt} />
							</a>{" "}
							<AuthorLinks name={edit.author.name} pages={people.get(edit.author.name)} />{" "}
							<EditFlags created={edit.created} minor={edit.minor} /> <SizeChange bytes={edit.sizeChange} />{" "}
							{edit.review !== "waiting" && <ReviewState revision={edit} />}
							{arrived?.has(edit.id) && <span className="tag review new">arrived meanwhile</span>}
						</p>
						{events !== "" && <p className="review-edit-events">{events}</p>}
						<p className="review-edit-said">
							{edit.summary.trim() === "" ? (
								<span className="muted">No summary</span>
							) : (
								<EditSummary summary={edit.summary} title={title} />
							)}{" "}
							<RevisionTags tags={edit.tags} />{" "}
							<a href={`${titleToHref(title)}?oldid=${edit.id}`} className="review-edit-text">
								Read its text
							</a>
						</p>
					</li>
				);
			})}
		</ol>
	);
}
