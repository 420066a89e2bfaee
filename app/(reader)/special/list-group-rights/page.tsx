import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { GROUPS } from "@/lib/permission/actor";
import { GROUP_WORDS, RIGHT_WORDS } from "@/lib/permission/group-words";
import { GROUP_RIGHTS } from "@/lib/permission/groups";
import { specialPageHref } from "@/lib/title/special-pages";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Groups and rights", robots: { index: false } };

export default function ListGroupRightsPage() {
	return (
		<StaticMarkup className="wide">
			<PageHead title="Groups and rights">
				What the members of each group may do. Whoever is signed in also has the rights of everyone and of registered
				accounts. <a href={specialPageHref("ListUsers")}>Who is in which group</a>
			</PageHead>
			<div className="special-groups">
				{GROUPS.map((group) => (
					<section key={group} aria-labelledby={group}>
						<h2 id={group}>{group}</h2>
						<p className="muted">{GROUP_WORDS[group]}</p>
						<ul>
							{GROUP_RIGHTS[group].map((right) => (
								<li key={right}>{RIGHT_WORDS[right]}</li>
							))}
						</ul>
					</section>
				))}
			</div>
		</StaticMarkup>
	);
}
