import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { StaticMarkup } from "@/components/ui/static-markup";

export const metadata: Metadata = { title: "Nothing here", robots: { index: false } };

/** Every address that no other route answers. */
export default function NothingHerePage() {
	return (
		<StaticMarkup className="narrow">
			<PageStatus status={404} />
			<header className="page-heading">
				<h1>There is nothing at this address</h1>
			</header>
			<p className="lead-text">
				Articles stand under <code>/wiki/</code>, like <code>/wiki/Main_Page</code>. Perhaps the search finds what you
				came for.
			</p>
			<ul className="actions">
				<li>
					<a className="button primary" href="/wiki/Special:Search">
						Search the wiki
					</a>
				</li>
				<li>
					<a className="button" href="/">
						Main page
					</a>
				</li>
			</ul>
		</StaticMarkup>
	);
}
