import "@/components/ui/form.css";
import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { PatrolForm } from "@/components/revision/patrol-form";
import { formatMoment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { parseInteger } from "@/lib/platform/query-string";
import { findRevisionRow } from "@/lib/revision/queries";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle } from "@/lib/title/title";
import { loadEditor } from "../../gate";

export const metadata: Metadata = { title: "Mark as patrolled" };

export default async function PatrolPage({ params }: { params: Promise<{ id: string }> }) {
	const id = parseInteger((await params).id) ?? 0;
	const { actor, allowed } = await loadEditor(specialPageHref("Patrol", String(id)), "patrol");
	const revision = await findRevisionRow(actor, id);
	const comparison = specialPageHref("Diff", String(id));
	if (!revision || !allowed) {
		return (
			<div className="narrow">
				<PageStatus status={revision ? 403 : 404} />
				<PageHead title={revision ? "For patrollers" : "No such revision"}>
					{revision
						? "Reviewers, moderators and administrators mark edits that they have looked at."
						: "There is no revision with this number, or its page was deleted."}
				</PageHead>
				<p>
					<a href={revision ? comparison : specialPageHref("RecentChanges")}>
						{revision ? "Back to the comparison" : "Recent changes"}
					</a>
				</p>
			</div>
		);
	}
	const { page, author, createdAt, patrolledAt } = revision;
	return (
		<div className="narrow">
			<PageHead title="Mark as patrolled">
				The edit of “{formatTitle(page.title)}” by <bdi>{author.name}</bdi> on {formatMoment(createdAt)}, revision {id}.
			</PageHead>
			{patrolledAt ? (
				<p>
					Somebody marked it on {formatMoment(patrolledAt)}. <a href={comparison}>Back to the comparison</a> ·{" "}
					<a href={specialPageHref("NextUnpatrolled", String(id))}>Next unpatrolled</a>
				</p>
			) : (
				<>
					<p>It says that you looked at this edit and found nothing to undo. It approves nothing.</p>
					<PatrolForm revisionId={id} backHref={comparison} />
				</>
			)}
		</div>
	);
}
