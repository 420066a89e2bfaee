import "@/components/ui/form.css";
import "@/components/citation/citation.css";
import "@/components/revision/revision.css";
import "@/components/revision/diff.css";
import type { Metadata } from "next";
import { RevertForm } from "@/components/revision/revert-form";
import { RevertDiff, RevertRefused } from "@/components/revision/revert-page";
import { SettlingNotice, settleOffer } from "@/components/revision/settling-notice";
import { PageHead } from "@/components/ui/page-head";
import { loadRevertPreview, loadSettling } from "@/lib/article/revert-loaders";
import type { Actor } from "@/lib/permission/actor";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { findRevisionRow } from "@/lib/revision/queries";
import { revisionIds } from "@/lib/revision/revert-form";
import { listEditsBetween, planUndo } from "@/lib/revision/undo-revisions";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "Undo" };

const RECENT = { href: specialPageHref("RecentChanges"), label: "Recent changes" };

interface RevertPageProps {
	params: Promise<{ ids: string }>;
	searchParams: Promise<Query>;
}

/** `120`, `120,123`, or `120-125` for the edits from behind revision 120 to revision 125. */
async function readIds(actor: Actor, written: string): Promise<readonly number[]> {
	const [from, to, ...more] = written.split("-").map(parseInteger);
	if (from != null && to != null && more.length === 0) return listEditsBetween(actor, from, to);
	const ids = revisionIds.safeParse(written);
	return ids.success ? ids.data : [];
}

/** Shows what undoing chosen edits does to the text that stands now, and does it. */
export default async function UndoPage({ params, searchParams }: RevertPageProps) {
	const written = decodeURIComponent((await params).ids);
	const skip = parseInteger((await searchParams).skip) ?? 0;
	const { actor, allowed } = await loadEditor(specialPageHref("Undo", written), "edit");
	const ids = await readIds(actor, written);
	const named = ids[0] === undefined ? null : await findRevisionRow(actor, ids[0]);
	if (!named || named.page.latestRevisionId === null) {
		return (
			<RevertRefused heading="No such edit" status={404} links={[RECENT]}>
				There is no revision with this number, or its page was deleted.
			</RevertRefused>
		);
	}
	const { title, latestRevisionId } = named.page;
	const href = titleToHref(title);
	const editHref = withQuery(href, { action: "edit" });
	const links = [
		{ href: specialPageHref("Diff", String(named.id)), label: "See the edit" },
		{ href: editHref, label: "Edit the page" },
	];
	const planned = allowed ? await planUndo(actor, { revisionIds: ids, baseRevisionId: latestRevisionId }) : null;
	if (!planned?.ok) {
		return (
			<RevertRefused heading="This cannot be undone" status={200} links={links}>
				{!planned
					? "Your account does not have the right to edit."
					: planned.problem === "made-the-page"
						? "This edit made the page: without it nothing would be left. The page can be edited or deleted instead."
						: "The edits belong to different pages, or one of them is not there any more."}
			</RevertRefused>
		);
	}
	const { edits, document, overlaps, summary, base } = planned.plan;
	const several = edits.length > 1;
	const heading = several ? `Undo ${edits.length} edits` : `Undo revision ${edits[0]?.id}`;
	if (overlaps.length > 0) {
		return (
			<RevertRefused heading={heading} status={200} links={links}>
				{several ? "These edits do" : "This edit does"} not come out cleanly: later edits of “{formatTitle(title)}”
				changed the same text. Compare {several ? "them" : "it"} and take out by hand what should go.
			</RevertRefused>
		);
	}
	const preview = await loadRevertPreview(base, document, skip);
	if (preview.empty) {
		return (
			<RevertRefused heading={heading} status={200} links={links}>
				There is nothing left to undo: the text already stands as it did before.
			</RevertRefused>
		);
	}
	const settling = await loadSettling(actor, base, { takenBack: edits.map(({ id }) => id), document });
	const settle = settling.settled.length > 0 ? settleOffer(settling, "Undo") : undefined;
	const button = several ? "Undo these edits" : "Undo this edit";
	return (
		<div className="wide">
			<PageHead title={heading}>
				In <a href={href}>{formatTitle(title)}</a>, {several ? "edits" : "an edit"} by{" "}
				<bdi>{[...new Set(edits.map(({ author }) => author))].join(", ")}</bdi>. Edits made since stay.
			</PageHead>
			<SettlingNotice settling={settling} button={settle?.button} />
			<RevertForm
				kind="undo"
				fields={{ title: formatTitle(title), revisions: ids.join(","), base: String(base.id) }}
				summary={summary}
				button={settle ? "Undo, and let it wait" : button}
				settle={settle}
				editHref={withQuery(href, { action: "edit", undo: ids.join(",") })}
				backHref={withQuery(href, { action: "history" })}
			/>
			<RevertDiff preview={preview} address={specialPageHref("Undo", written)} />
		</div>
	);
}
