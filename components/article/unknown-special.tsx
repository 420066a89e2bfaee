import { PageStatus } from "@/components/layout/page-status";
import { StaticMarkup } from "@/components/ui/static-markup";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title } from "@/lib/title/title";

/** The page at `Special:Something` that the software does not make. */
export function UnknownSpecial({ title }: { title: Title }) {
	return (
		<StaticMarkup className="narrow">
			<PageStatus status={404} />
			<header className="page-heading">
				<h1>No such special page</h1>
				<div className="sub">{formatTitle(title)}</div>
			</header>
			<p className="lead-text">
				Special pages are made by the software, and it makes none of this name. There is a{" "}
				<a href={specialPageHref("SpecialPages")}>list of those there are</a>.
			</p>
		</StaticMarkup>
	);
}
