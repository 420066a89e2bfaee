import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";

/** The page of an entry that does not exist. */
export function MissingEntry({ what }: { what: "work" | "series" | "version" }) {
	return (
		<StaticMarkup className="wide">
			<PageStatus status={404} />
			<PageHead title={`There is no such ${what}`}>Entries are never deleted: this address never had one.</PageHead>
			<p>
				<a href="/sources">Search the sources</a>
			</p>
		</StaticMarkup>
	);
}
