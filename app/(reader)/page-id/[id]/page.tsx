import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NothingHere } from "@/components/layout/nothing-here";
import { loadTitleById } from "@/lib/article/loaders";
import { specialPageHref } from "@/lib/title/special-pages";
import { titleToHref } from "@/lib/title/title";

export const metadata: Metadata = { title: "No such page", robots: { index: false } };

/** `?curid=`: a page by its number, which stays through every move. */
export default async function PageByIdPage({ params }: { params: Promise<{ id: string }> }) {
	const { id } = await params;
	const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
	const title = number > 0 && number < 2 ** 31 ? await loadTitleById(number) : null;
	// Not for ever: pages move.
	if (title) redirect(titleToHref(title));
	return (
		<NothingHere heading="No such page">
			No page of this wiki has the number in the address. <a href={specialPageHref("Search")}>The search</a> finds pages
			by their words.
		</NothingHere>
	);
}
