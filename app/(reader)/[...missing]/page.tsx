import type { Metadata } from "next";
import { NothingHere } from "@/components/layout/nothing-here";
import { specialPageHref } from "@/lib/title/special-pages";

export const metadata: Metadata = { title: "Nothing here", robots: { index: false } };

/** Every address that no other route answers. */
export default function NothingHerePage() {
	return (
		<NothingHere
			heading="There is nothing at this address"
			ways={[
				{ href: specialPageHref("Search"), label: "Search the wiki", primary: true },
				{ href: "/", label: "Main page" },
			]}
		>
			Articles stand under <code>/wiki/</code>, like <code>/wiki/Main_Page</code>. Perhaps the search finds what you
			came for.
		</NothingHere>
	);
}
