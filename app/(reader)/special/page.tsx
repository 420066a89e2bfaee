import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { SPECIAL_PAGE_GROUPS, SPECIAL_PAGES, type SpecialPageGroup, specialPageHref } from "@/lib/title/special-pages";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Special pages", robots: { index: false } };

export default function SpecialPagesPage() {
	const groups = Object.entries(SPECIAL_PAGE_GROUPS) as [SpecialPageGroup, string][];
	return (
		<StaticMarkup className="wide">
			<PageHead title="Special pages">Lists and tools that the software keeps.</PageHead>
			<div className="special-groups">
				{groups.map(([group, heading]) => (
					<section key={group}>
						<h2>{heading}</h2>
						<dl>
							{SPECIAL_PAGES.filter((page) => page.group === group).map(({ name, label, description }) => (
								<div key={name}>
									<dt>
										<a href={specialPageHref(name)}>{label}</a>
									</dt>
									<dd>{description}</dd>
								</div>
							))}
						</dl>
					</section>
				))}
			</div>
		</StaticMarkup>
	);
}
