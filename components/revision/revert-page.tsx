import type { ReactNode } from "react";
import { withCitations } from "@/components/citation/citation-context";
import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";
import type { RevertPreview } from "@/lib/article/revert-loaders";
import { withQuery } from "@/lib/platform/query-string";
import { DiffPages } from "./diff-pages";
import { DocumentDiff } from "./document-diff";

/** The page of something that cannot be taken back: why, and where to go on. */
export function RevertRefused({
	heading,
	status,
	links,
	children,
}: {
	heading: string;
	status: 200 | 403 | 404;
	links: readonly { href: string; label: string }[];
	children: ReactNode;
}) {
	return (
		<div className="narrow">
			{status !== 200 && <PageStatus status={status} />}
			<PageHead title={heading} />
			<p className="lead-text">{children}</p>
			<ul className="actions">
				{links.map(({ href, label }) => (
					<li key={href}>
						<a className="button" href={href}>
							{label}
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}

/** What would change about the text that stands now. */
export function RevertDiff({ preview: { compared }, address }: { preview: RevertPreview; address: string }) {
	if (!compared.ok)
		return <p className="notice">The comparison could not be made now. The button works all the same.</p>;
	const { diff, context, sources } = compared;
	return (
		<section className="revert-diff" aria-labelledby="revert-changes">
			<h2 id="revert-changes">What this changes</h2>
			<DocumentDiff diff={diff} context={withCitations(context, sources)} sources={sources} />
			<DiffPages diff={diff} href={(skip) => withQuery(address, { skip })} />
		</section>
	);
}
