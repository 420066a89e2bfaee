import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";

/** What somebody sees whose groups may not do this. */
export function ReviewersOnly({ backHref }: { backHref: string }) {
	return (
		<div className="narrow">
			<PageStatus status={403} />
			<PageHead title="For reviewers">
				Merging and retiring entries, and changing a series, touches every citation of them, so reviewers do it.
			</PageHead>
			<p>
				<a href={backHref}>Back to the entry</a>
			</p>
		</div>
	);
}

/** The same for the tiers. */
export function AdministratorsOnly() {
	return (
		<div className="narrow">
			<PageStatus status={403} />
			<PageHead title="For administrators">The tiers decide what every reader sees through each view.</PageHead>
			<p>
				<a href="/sources/tiers">Back to the tiers</a>
			</p>
		</div>
	);
}
