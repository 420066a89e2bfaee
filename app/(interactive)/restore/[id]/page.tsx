import "@/components/ui/form.css";
import "@/components/citation/citation.css";
import "@/components/revision/revision.css";
import "@/components/revision/diff.css";
import type { Metadata } from "next";
import { RevertForm } from "@/components/revision/revert-form";
import { RevertDiff, RevertRefused } from "@/components/revision/revert-page";
import { SettlingNotice, settleOffer } from "@/components/revision/settling-notice";
import { formatMoment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { loadRevertPreview, loadSettling } from "@/lib/article/revert-loaders";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { findRevision, getRevision } from "@/lib/revision/queries";
import { listReplaced } from "@/lib/revision/restore-revision";
import { restoreSummary } from "@/lib/revision/revert-summary";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "Restore a version" };

interface RevertPageProps {
	params: Promise<{ id: string }>;
	searchParams: Promise<Query>;
}

/** Shows what putting an old text in place of the one that stands now changes, and does it. */
export default async function RestorePage({ params, searchParams }: RevertPageProps) {
	const id = parseInteger((await params).id) ?? 0;
	const skip = parseInteger((await searchParams).skip) ?? 0;
	const { actor, allowed } = await loadEditor(specialPageHref("Restore", String(id)), "edit");
	const old = await findRevision(actor, id);
	if (!old || old.page.latestRevisionId === null) {
		return (
			<RevertRefused
				heading="No such revision"
				status={404}
				links={[{ href: specialPageHref("RecentChanges"), label: "Recent changes" }]}
			>
				There is no revision with this number, or its page was deleted.
			</RevertRefused>
		);
	}
	const { title, latestRevisionId } = old.page;
	const href = titleToHref(title);
	const historyHref = withQuery(href, { action: "history" });
	if (!allowed) {
		return (
			<RevertRefused heading="You cannot edit this page" status={403} links={[{ href, label: "Read it" }]}>
				Your account does not have the right to edit.
			</RevertRefused>
		);
	}
	const now = await getRevision(actor, latestRevisionId);
	const [preview, replaced] = await Promise.all([loadRevertPreview(now, old.document, skip), listReplaced(old, now)]);
	if (preview.empty) {
		return (
			<RevertRefused
				heading={`Restore revision ${id}`}
				status={200}
				links={[{ href: historyHref, label: "History of the page" }]}
			>
				There is nothing to restore: the page says this now.
			</RevertRefused>
		);
	}
	const settling = await loadSettling(actor, now, { takenBack: replaced, document: old.document });
	const settle = settling.settled.length > 0 ? settleOffer(settling, "Restore") : undefined;
	return (
		<div className="wide">
			<PageHead title={`Restore revision ${id}`}>
				<a href={href}>{formatTitle(title)}</a> as <bdi>{old.author.name}</bdi> left it at {formatMoment(old.createdAt)}
				. Every change made since goes, and stays in the history.
			</PageHead>
			<SettlingNotice settling={settling} button={settle?.button} />
			<RevertForm
				kind="restore"
				fields={{ title: formatTitle(title), revision: String(id), base: String(latestRevisionId) }}
				summary={restoreSummary({ id, author: old.author.name })}
				button={settle ? "Restore, and let it wait" : "Restore this version"}
				settle={settle}
				editHref={withQuery(href, { action: "edit", oldid: id })}
				backHref={historyHref}
			/>
			<RevertDiff preview={preview} address={specialPageHref("Restore", String(id))} />
		</div>
	);
}
