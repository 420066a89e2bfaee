import "@/components/ui/lists.css";
import "@/components/revision/revision.css";
import "@/components/revision/review.css";
import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { QueueForm } from "@/components/revision/queue-form";
import { QueueList } from "@/components/revision/queue-list";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { loadAuthors } from "@/lib/article/review-loaders";
import { REVISION_TAGS } from "@/lib/change/revision-tags";
import { EVENT_TYPES } from "@/lib/document/events";
import type { Actor } from "@/lib/permission/actor";
import { parseInteger, parseText, type Query } from "@/lib/platform/query-string";
import { formatQueuePlace, parseQueuePlace } from "@/lib/revision/queue-place";
import { queueHref } from "@/lib/revision/review-address";
import { listReviewQueue } from "@/lib/revision/review-queue";
import { listSentBack } from "@/lib/revision/sent-back";
import { specialPageHref } from "@/lib/title/special-pages";
import { loadEditor } from "../gate";

interface PendingChangesProps {
	searchParams: Promise<Query>;
}

const PAGE_SIZE = 20;

export const metadata: Metadata = { title: "Review queue" };

export default async function PendingChangesPage({ searchParams }: PendingChangesProps) {
	const query = await searchParams;
	const choice = {
		tag: REVISION_TAGS.find((tag) => tag === query.tag) ?? null,
		event: EVENT_TYPES.find((type) => type === query.event) ?? null,
	};
	const show = query.show === "sent-back" ? query.show : null;
	const { actor, allowed } = await loadEditor(queueHref({ show, ...choice }), "review");
	if (!allowed) {
		return (
			<div className="narrow">
				<PageStatus status={403} />
				<PageHead title="For reviewers">
					Reviewers, moderators and administrators decide about edits that wait. What became of your own stands in{" "}
					<a href={specialPageHref("MyReviews")}>your edits in review</a>.
				</PageHead>
			</div>
		);
	}
	return (
		<div className="wide">
			<PageHead title="Review queue">
				Edits that readers do not see until somebody has looked at them, the longest wait first.
			</PageHead>
			<nav className="review-shows" aria-label="Which edits">
				<a href={queueHref(choice)} aria-current={show === null ? "page" : undefined}>
					Waiting
				</a>
				<a href={queueHref({ show: "sent-back" })} aria-current={show === null ? undefined : "page"}>
					Sent back, not saved again
				</a>
			</nav>
			{show === null ? (
				<Waiting viewer={actor} choice={choice} after={parseText(query.after)} />
			) : (
				<SentBack viewer={actor} after={parseInteger(query.after)} />
			)}
		</div>
	);
}

interface WaitingProps {
	viewer: Actor;
	choice: { tag: string | null; event: string | null };
	after: string;
}

async function Waiting({ viewer, choice, after }: WaitingProps) {
	const { tag, event } = choice;
	const { pages, next } = await listReviewQueue(viewer, {
		limit: PAGE_SIZE,
		tag: tag ?? undefined,
		event: event ?? undefined,
		after: parseQueuePlace(after) ?? undefined,
	});
	const filtered = tag !== null || event !== null;
	return (
		<>
			<QueueForm {...choice} />
			{pages.length === 0 && (
				<p className="empty">
					{after !== "" ? (
						<>
							Nothing {filtered ? "that did this waits" : "waits"} behind this point.{" "}
							<a href={queueHref(choice)}>Begin at the longest wait</a>
						</>
					) : filtered ? (
						<>
							Nothing that waits did this. <a href={queueHref({})}>Show all that waits</a>
						</>
					) : (
						<>
							Nothing waits: everything has been looked at.{" "}
							<a href={`${specialPageHref("RecentChanges")}?patrolled=no`}>Edits that nobody has patrolled</a>
						</>
					)}
				</p>
			)}
			<QueueList
				pages={pages}
				people={
					await loadAuthors(
						viewer,
						pages.flatMap(({ edits }) => edits),
					)
				}
				choice={choice}
				say={(position) => {
					const page = pages[position];
					if (!page) return null;
					return (
						<>
							{page.waitingCount === 1 ? "1 edit waits" : `${page.waitingCount} edits wait`} since{" "}
							<Moment at={page.waitingSince} />
							{page.approvedRevisionId === null && " · a new page, which readers do not see yet"}
						</>
					);
				}}
			/>
			{(next || after !== "") && (
				<nav className="pager" aria-label="Review queue">
					<span className="pager-steps">
						{after !== "" && <a href={queueHref(choice)}>Longest wait</a>}
						{next && (
							<a href={queueHref({ ...choice, after: formatQueuePlace(next) })} rel="next">
								Next pages →
							</a>
						)}
					</span>
				</nav>
			)}
		</>
	);
}

async function SentBack({ viewer, after }: { viewer: Actor; after: number | null }) {
	const { pages, next } = await listSentBack(viewer, { limit: PAGE_SIZE, after });
	return (
		<>
			{pages.length === 0 && (
				<p className="empty">Nothing is with its author: all that was sent back has been saved again or decided.</p>
			)}
			<QueueList
				pages={pages}
				people={
					await loadAuthors(
						viewer,
						pages.flatMap(({ edits }) => edits),
					)
				}
				choice={{ tag: null, event: null }}
				say={() => "Nobody has saved this page again since"}
			/>
			{(next !== null || after !== null) && (
				<nav className="pager" aria-label="Edits that were sent back">
					<span className="pager-steps">
						{after !== null && <a href={queueHref({ show: "sent-back" })}>First pages</a>}
						{next !== null && (
							<a href={queueHref({ show: "sent-back", after: next })} rel="next">
								Next pages →
							</a>
						)}
					</span>
				</nav>
			)}
		</>
	);
}
