import "@/components/ui/form.css";
import "@/components/citation/citation.css";
import "@/components/revision/revision.css";
import "@/components/revision/diff.css";
import type { Metadata } from "next";
import { RevertForm } from "@/components/revision/revert-form";
import { RevertDiff, RevertRefused } from "@/components/revision/revert-page";
import { SettlingNotice } from "@/components/revision/settling-notice";
import { PageHead } from "@/components/ui/page-head";
import { loadRevertPreview, loadSettling } from "@/lib/article/revert-loaders";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { findRevisionRow, getRevision } from "@/lib/revision/queries";
import { rollbackSummary } from "@/lib/revision/revert-summary";
import { findRollback } from "@/lib/revision/rollback-page";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "Roll back" };

interface RevertPageProps {
	params: Promise<{ id: string }>;
	searchParams: Promise<Query>;
}

/** Asks once before the edits of whoever edited last are taken back; the revision in the address is one of them. */
export default async function RollbackPage({ params, searchParams }: RevertPageProps) {
	const id = parseInteger((await params).id) ?? 0;
	const skip = parseInteger((await searchParams).skip) ?? 0;
	const { actor, allowed } = await loadEditor(specialPageHref("Rollback", String(id)), "rollback");
	const named = await findRevisionRow(actor, id);
	if (!named) {
		return (
			<RevertRefused
				heading="No such edit"
				status={404}
				links={[{ href: specialPageHref("RecentChanges"), label: "Recent changes" }]}
			>
				There is no revision with this number, or its page was deleted.
			</RevertRefused>
		);
	}
	const { title } = named.page;
	const href = titleToHref(title);
	const historyHref = withQuery(href, { action: "history" });
	const user = named.author.name;
	const links = [{ href: historyHref, label: "History of the page" }];
	if (!allowed) {
		return (
			<RevertRefused heading="For reviewers" status={403} links={links}>
				Reviewers, moderators and administrators roll back edits. Everybody who edits can undo them one by one.
			</RevertRefused>
		);
	}
	const plan = await findRollback(actor, { title, user });
	if (!plan.ok) {
		return (
			<RevertRefused heading="Nothing to roll back" status={200} links={links}>
				{plan.problem === "edited-since"
					? `${plan.author} edited “${formatTitle(title)}” after ${user}, so the edits cannot be rolled back any more. They can be undone one by one.`
					: plan.problem === "only-one-author"
						? `${user} alone ever edited “${formatTitle(title)}”: there is no version by anybody else to go back to.`
						: "The page is not there any more."}
			</RevertRefused>
		);
	}
	const { revisionIds, kept, latestId } = plan;
	const [now, before] = await Promise.all([getRevision(actor, latestId), getRevision(actor, kept.id)]);
	const [preview, settling] = await Promise.all([
		loadRevertPreview(now, before.document, skip),
		loadSettling(actor, now, { takenBack: revisionIds, document: before.document }),
	]);
	const edits = revisionIds.length === 1 ? "1 edit" : `${revisionIds.length} edits`;
	return (
		<div className="wide">
			<PageHead title={`Roll back ${edits}`}>
				Takes back what <bdi>{user}</bdi> did last to <a href={href}>{formatTitle(title)}</a>, to{" "}
				<a href={withQuery(href, { oldid: kept.id })}>revision {kept.id}</a> by <bdi>{kept.author}</bdi>.
			</PageHead>
			<SettlingNotice settling={settling} />
			<RevertForm
				kind="rollback"
				fields={{ title: formatTitle(title), user, latest: String(latestId), kept: String(kept.id) }}
				summary={rollbackSummary(user, kept.author)}
				button={`Roll back ${edits}`}
				backHref={historyHref}
			/>
			<RevertDiff preview={preview} address={specialPageHref("Rollback", String(id))} />
		</div>
	);
}
