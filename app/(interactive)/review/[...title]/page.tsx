import "@/components/citation/citation.css";
import "@/components/ui/form.css";
import "@/components/ui/lists.css";
import "@/components/revision/revision.css";
import "@/components/revision/diff.css";
import "@/components/revision/review.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { PageHeading } from "@/components/article/page-heading";
import { PageTabs } from "@/components/article/page-tabs";
import { PageStatus } from "@/components/layout/page-status";
import { ReviewedPage } from "@/components/revision/reviewed-page";
import { WaitingForReaders } from "@/components/revision/waiting-for-readers";
import { loadOtherExists } from "@/lib/article/loaders";
import { findPage } from "@/lib/article/queries";
import { findNextInQueue, loadPageReview } from "@/lib/article/review-loaders";
import { REVISION_TAGS } from "@/lib/change/revision-tags";
import { EVENT_TYPES } from "@/lib/document/events";
import { can } from "@/lib/permission/policy";
import { parseInteger, type Query } from "@/lib/platform/query-string";
import { findRevisionRow } from "@/lib/revision/queries";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import { loadActor } from "@/lib/user/loaders";

interface ReviewPageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
	const address = readTitleAddress((await params).title);
	return { title: address.ok ? `Review of ${formatTitle(address.title)}` : "Not a possible title" };
}

export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const { title } = address;
	const viewer = await loadActor();
	const otherExists = await loadOtherExists(title);
	const page = await findPage(viewer, title);
	if (!page) return <MissingPage title={title} otherExists={otherExists} />;
	const readsWaiting = can(viewer, "read-waiting").allowed;
	const query = await searchParams;
	if (readsWaiting && query.read === "latest") {
		const waits = page.latestRevisionId !== page.approvedRevisionId;
		redirect(waits ? `${titleToHref(page.title)}?oldid=${page.latestRevisionId}` : titleToHref(page.title));
	}
	const choice = {
		tag: REVISION_TAGS.find((tag) => tag === query.tag) ?? null,
		event: EVENT_TYPES.find((type) => type === query.event) ?? null,
	};
	const [review, next, decided] = readsWaiting
		? await Promise.all([
				loadPageReview(viewer, title, { edit: parseInteger(query.edit), skip: parseInteger(query.skip) ?? 0 }),
				findNextInQueue(viewer, page, choice),
				findDecided(viewer, page.id, parseInteger(query.decided)),
			])
		: [null, null, null];
	return (
		<div className="wide">
			{!readsWaiting && <PageStatus status={403} />}
			<PageTabs title={title} view={null} otherExists={otherExists} />
			<PageHeading title={title}>Changes that wait for review</PageHeading>
			{review ? (
				<ReviewedPage
					review={review}
					viewerId={viewer.kind === "user" ? viewer.id : null}
					mayDecide={can(viewer, "review", title).allowed}
					choice={choice}
					next={next}
					decided={decided}
					seen={parseInteger(query.seen)}
				/>
			) : (
				<WaitingForReaders title={title} count={page.waitingCount} />
			)}
		</div>
	);
}

/** The edit that was decided about a moment ago. */
async function findDecided(viewer: Parameters<typeof findRevisionRow>[0], pageId: number, id: number | null) {
	const revision = id === null ? null : await findRevisionRow(viewer, id);
	return revision?.pageId === pageId && revision.decision ? revision : null;
}
