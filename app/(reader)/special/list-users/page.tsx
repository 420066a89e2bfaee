import type { Metadata } from "next";
import { formatDay } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { StaticMarkup } from "@/components/ui/static-markup";
import { countEdits } from "@/lib/article/edit-counts";
import { parseText, type Query, withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { listProfiles } from "@/lib/user/directory";
import { loadActor } from "@/lib/user/loaders";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Users", robots: { index: false } };

const PER_PAGE = 100;

export default async function ListUsersPage({ searchParams }: { searchParams: Promise<Query> }) {
	const after = parseText((await searchParams).after) || null;
	const { profiles, nextAfter } = await listProfiles({ after, limit: PER_PAGE });
	const edits = await countEdits(
		await loadActor(),
		profiles.map(({ id }) => id),
	);
	const address = specialPageHref("ListUsers");
	return (
		<StaticMarkup className="wide">
			<PageHead title="Users">
				Everybody who has an account, by name. <a href={specialPageHref("ListGroupRights")}>What the groups may do</a>
			</PageHead>
			{profiles.length === 0 && <p className="empty">Nobody is listed here.</p>}
			<ul className="plain-rows">
				{profiles.map(({ id, name, createdAt, groups }) => {
					const count = edits.get(id) ?? 0;
					const given = groups.filter((group) => group !== "everyone" && group !== "registered");
					return (
						<li key={id}>
							<a href={specialPageHref("Contributions", name)}>
								<bdi>{name}</bdi>
							</a>{" "}
							<span className="muted">
								{count === 1 ? "1 edit" : `${count} edits`} · since {formatDay(createdAt)}
								{given.length > 0 && ` · ${given.join(", ")}`}
							</span>
						</li>
					);
				})}
			</ul>
			<Pager
				label="Users"
				links={{
					newer: after === null ? null : address,
					older: nextAfter === null ? null : withQuery(address, { after: nextAfter }),
				}}
				words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
			/>
		</StaticMarkup>
	);
}
