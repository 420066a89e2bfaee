import { withCitations } from "@/components/citation/citation-context";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { PageReview } from "@/lib/article/review-loaders";
import type { PagedRevisionRow, RevisionRow } from "@/lib/revision/queries";
import { type QueueChoice, queueHref, reviewHref } from "@/lib/revision/review-address";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { DiffPages } from "./diff-pages";
import { DiffStepsBar } from "./diff-steps-bar";
import { DocumentDiff } from "./document-diff";
import { ReviewDecision } from "./review-decision";
import { ReviewEdits } from "./review-edits";

interface ReviewedPageProps {
	review: PageReview;
	viewerId: number | null;
	mayDecide: boolean;
	choice: QueueChoice;
	/** The page that follows in the queue. */
	next: Title | null;
	/** What was decided a moment ago. */
	decided: PagedRevisionRow | null;
	/** The newest edit that the reviewer had before them then. */
	seen: number | null;
}

/** What waits on a page: its edits, what they change together or each by itself, and the decision. */
export function ReviewedPage({ review, viewerId, mayDecide, choice, next, decided, seen }: ReviewedPageProps) {
	const { page, edits, beyond, undecided, together, alone, comparison, people } = review;
	const { title } = page;
	const newest = edits.at(-1);
	// What the reviewer wrote, such as the revert of an edit they rejected, is no surprise to them.
	const arrived = edits.filter(({ id, author }) => seen !== null && id > seen && author.id !== viewerId);
	const own = newest?.id === page.latestRevisionId && newest.author.id === viewerId;
	return (
		<>
			{decided && <Decided revision={decided} arrived={arrived.length} />}
			{undecided.length === 0 || !comparison || !newest ? (
				<>
					<p className="empty">
						{page.approvedRevisionId === null ? (
							<>Nothing waits here. Readers do not see a page “{formatTitle(title)}”: no text of it was approved.</>
						) : (
							<>
								Nothing waits here: readers see the latest text of <a href={titleToHref(title)}>{formatTitle(title)}</a>
								.
							</>
						)}
					</p>
					{mayDecide && <NextInQueue next={next} choice={choice} primary />}
				</>
			) : (
				<>
					<section aria-labelledby="edits">
						<h2 id="edits" className="label">
							{undecided.length + beyond === 1 ? "One edit" : `${undecided.length + beyond} edits`} since{" "}
							{page.approvedRevisionId === null ? (
								"the page was begun"
							) : (
								<a href={`${titleToHref(title)}?oldid=${page.approvedRevisionId}`}>what readers see</a>
							)}
						</h2>
						<ReviewEdits
							title={title}
							edits={edits}
							people={people}
							hrefOf={({ id }) =>
								undecided.length > 1 ? reviewHref(title, choice, id) : specialPageHref("Diff", String(id))
							}
							current={alone?.id}
							arrived={new Set(arrived.map(({ id }) => id))}
						/>
						{beyond > 0 && (
							<p className="muted">
								These are the first {undecided.length}; {beyond === 1 ? "one more is" : `the other ${beyond} are`} shown
								when these have been decided about.
							</p>
						)}
						{undecided.length > 1 && (
							<nav className="review-shows" aria-label="What is compared">
								{together.length > 1 && (
									<a href={reviewHref(title, choice)} aria-current={alone ? undefined : "true"}>
										All together
									</a>
								)}
								{undecided.map(({ id, review: state }, position) => (
									<a key={id} href={reviewHref(title, choice, id)} aria-current={alone?.id === id ? "true" : undefined}>
										Edit {position + 1}
										{state === "sent_back" && ", sent back"}
									</a>
								))}
							</nav>
						)}
						<p>
							<a href={`${titleToHref(title)}?oldid=${page.latestRevisionId}`}>
								{own ? "Read your version of the page" : "Read the text as it would stand"}
							</a>
						</p>
					</section>
					<Compared
						comparison={comparison}
						newest={newest}
						title={title}
						href={(skip) => reviewHref(title, choice, alone?.id, skip)}
					/>
					{mayDecide && (
						<ReviewDecision review={review} choice={choice} seen={newest.id}>
							<NextInQueue next={next} choice={choice} />
						</ReviewDecision>
					)}
				</>
			)}
		</>
	);
}

interface ComparedProps {
	comparison: NonNullable<PageReview["comparison"]>;
	newest: RevisionRow;
	title: Title;
	/** The address of the comparison from the change after this one on. */
	href: (skip: number | null) => string;
}

function Compared({ comparison, newest, title, href }: ComparedProps) {
	if (!comparison.ok) {
		return (
			<Notice kind="warning">
				{comparison.problem === "comparisons-limited"
					? "You have compared many long texts in the last minute. Load the page again in a minute, or"
					: "These texts could not be compared in time. Load the page again, or"}{" "}
				<a href={`${titleToHref(title)}?oldid=${newest.id}`}>read the latest text</a>.
			</Notice>
		);
	}
	const { diff, context, sources } = comparison;
	return (
		<>
			<DiffStepsBar diff={diff} modes={[]} />
			<DocumentDiff diff={diff} context={withCitations(context, sources)} sources={sources} />
			<DiffPages diff={diff} href={href} />
		</>
	);
}

function NextInQueue({
	next,
	choice,
	primary = false,
}: {
	next: Title | null;
	choice: QueueChoice;
	primary?: boolean;
}) {
	return next ? (
		<p className="review-next">
			<a className={primary ? "button primary" : undefined} href={reviewHref(next, choice)}>
				Next in the queue: {formatTitle(next)} →
			</a>
		</p>
	) : (
		<p className="review-next">
			<a className={primary ? "button" : undefined} href={queueHref(choice)}>
				{primary ? "Back to the review queue" : "Review queue"}
			</a>
		</p>
	);
}

const DECIDED: Readonly<Record<RevisionRow["review"], string>> = {
	approved: "Approved: readers see it now.",
	included: "Accepted as part of a later edit, which readers see now.",
	sent_back: "Sent back. The author is told what is missing.",
	rejected: "Rejected. The author is told why, and the edit is taken out of the text.",
	waiting: "Nothing was decided.",
};

function Decided({ revision, arrived }: { revision: PagedRevisionRow; arrived: number }) {
	const { review, page } = revision;
	return (
		<Notice>
			<p>
				<strong>{DECIDED[review]}</strong>{" "}
				<a href={`${titleToHref(page.title)}?oldid=${revision.id}`}>Revision {revision.id}</a> by{" "}
				<bdi>{revision.author.name}</bdi>, <Moment at={revision.createdAt} />.
			</p>
			{arrived > 0 && (
				<p>
					{arrived === 1 ? "One more edit arrived" : `${arrived} more edits arrived`} while you were looking. Nothing
					was decided about {arrived === 1 ? "it" : "them"}.
				</p>
			)}
		</Notice>
	);
}
