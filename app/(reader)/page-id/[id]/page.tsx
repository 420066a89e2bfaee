import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageStatus } from "@/components/layout/page-status";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadTitleById } from "@/lib/article/loaders";
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
		<StaticMarkup className="narrow">
			<PageStatus status={404} />
			<header className="page-heading">
				<h1>No such page</h1>
			</header>
			<p className="lead-text">
				No page of this wiki has the number in the address. <a href="/wiki/Special:Search">The search</a> finds pages by
				their words.
			</p>
		</StaticMarkup>
	);
}
