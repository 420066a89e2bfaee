import { NothingHere } from "@/components/layout/nothing-here";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title } from "@/lib/title/title";

/** The page at `Special:Something` that the software does not make. */
export function UnknownSpecial({ title }: { title: Title }) {
	return (
		<NothingHere heading="No such special page" sub={formatTitle(title)}>
			Special pages are made by the software, and it makes none of this name. There is a{" "}
			<a href={specialPageHref("SpecialPages")}>list of those there are</a>.
		</NothingHere>
	);
}
