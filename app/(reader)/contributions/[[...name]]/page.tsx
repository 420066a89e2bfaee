import type { Metadata } from "next";
import { ChangeList } from "@/components/change/change-list";
import { PageStatus } from "@/components/layout/page-status";
import { PersonLink } from "@/components/revision/author-links";
import { formatDay } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { loadContributions } from "@/lib/article/history-loaders";
import { parseText, type Query } from "@/lib/platform/query-string";
import { listPlaceLinks, parseListPlace } from "@/lib/revision/list-position";
import { joinSegments } from "@/lib/title/segments";
import { specialPageHref } from "@/lib/title/special-pages";
import { personTitle } from "@/lib/user/person-title";
import "@/components/change/change.css";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

interface ContributionsPageProps {
	params: Promise<{ name?: string[] }>;
	searchParams: Promise<Query>;
}

async function readName({ params, searchParams }: ContributionsPageProps): Promise<string> {
	const { name = [] } = await params;
	const written = name.length > 0 ? joinSegments(name) : parseText((await searchParams).target);
	const spaced = written.replaceAll("_", " ").trim();
	return spaced.replace(/^user:\s*/i, "");
}

export async function generateMetadata(props: ContributionsPageProps): Promise<Metadata> {
	const name = await readName(props);
	return { title: name === "" ? "Contributions" : `Contributions of ${name}`, robots: { index: false } };
}

export default async function ContributionsPage(props: ContributionsPageProps) {
	const name = await readName(props);
	if (name === "") {
		return (
			<div className="wide">
				<PageHead title="Contributions">The edits of one user.</PageHead>
				<UserForm />
			</div>
		);
	}
	const place = parseListPlace(await props.searchParams);
	const contributions = await loadContributions(name, place);
	if (!contributions) {
		return (
			<div className="wide">
				<PageStatus status={404} />
				<PageHead title="Contributions">
					There is no user <bdi>“{name}”</bdi>; names differ by upper and lower case.
				</PageHead>
				<UserForm />
				<p>
					<a href={specialPageHref("ListUsers")}>List of users</a>
				</p>
			</div>
		);
	}
	const { profile, list, pages } = contributions;
	const address = specialPageHref("Contributions", profile.name);
	const { links, sizes } = listPlaceLinks(address, {}, place.limit, list);
	const groups = profile.groups.filter((group) => group !== "everyone" && group !== "registered");
	return (
		<div className="wide">
			<PageHead
				title={
					<>
						Contributions of <bdi>{profile.name}</bdi>
					</>
				}
			>
				<PersonLink title={personTitle(profile.name, 2)} exists={pages.user}>
					user page
				</PersonLink>
				{" · "}
				<PersonLink title={personTitle(profile.name, 3)} exists={pages.talk}>
					talk
				</PersonLink>
				{" · "}
				{profile.editCount === 1 ? "1 edit" : `${profile.editCount} edits`} since {formatDay(profile.createdAt)}
				{groups.length > 0 && ` · ${groups.join(", ")}`}
			</PageHead>
			<Pager label="Contributions, before the list" links={links} sizes={sizes} />
			{list.rows.length === 0 && <p className="empty">Nothing has been published under this name yet.</p>}
			<ChangeList
				rows={list.rows.map(({ page, ...row }) => ({
					of: "page",
					revisionId: row.id,
					title: page.title,
					created: row.parentId === null,
					current: page.latestRevisionId === row.id,
					author: row.author.name,
					minor: row.minor,
					summary: row.summary,
					tags: row.tags,
					sizeChange: row.sizeChange,
					createdAt: row.createdAt,
				}))}
			/>
			<Pager label="Contributions, after the list" links={links} />
		</div>
	);
}

function UserForm() {
	return (
		<form className="list-form" method="get" action={specialPageHref("Contributions")}>
			<label className="field">
				<span>User name</span>
				<input type="search" name="target" required maxLength={255} autoComplete="off" />
			</label>
			<button type="submit" className="button">
				Show contributions
			</button>
		</form>
	);
}
