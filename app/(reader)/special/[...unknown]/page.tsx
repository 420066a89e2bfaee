import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";
import { specialPageHref } from "@/lib/title/special-pages";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "No such special page", robots: { index: false } };

export default function UnknownSpecialPage() {
	return (
		<div className="wide">
			<PageStatus status={404} />
			<PageHead title="No such special page">Nothing is kept under this name.</PageHead>
			<p>
				See the <a href={specialPageHref("SpecialPages")}>list of special pages</a> for those there are.
			</p>
		</div>
	);
}
