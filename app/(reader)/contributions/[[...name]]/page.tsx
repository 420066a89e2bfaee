import type { Metadata } from "next";
import { ChangeFilterForm } from "@/components/change/change-filter";
import { ChangeList } from "@/components/change/change-list";
import { ChangePager } from "@/components/change/change-pager";
import { SearchedChanges } from "@/components/change/searched-changes";
import { PageStatus } from "@/components/layout/page-status";
import { PersonLink } from "@/components/revision/author-links";
import { formatDay } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadContributions } from "@/lib/article/change-loaders";
import { type ChangeFilter, changeFeedHref, parseChangeFilter } from "@/lib/change/filter";
import type { Query } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { readContributor } from "@/lib/user/contributor";
import { personTitle } from "@/lib/user/person-title";
import "@/components/change/change.css";
import "@/components/revision/revision.css";
import "@/components/ui/lists.css";

interface ContributionsPageProps {
	params: Promise<{ name?: string[] }>;
	searchParams: Promise<Query>;
}

async function readName({ params, searchParams }: ContributionsPageProps): Promise<string> {
	return readContributor((await params).name, await searchParams);
}

/** Whose changes these are is said by the path. */
async function readFilter({ searchParams }: ContributionsPageProps): Promise<ChangeFilter> {
	return { ...parseChangeFilter(await searchParams), by: null, notBy: null };
}

export async function generateMetadata(props: ContributionsPageProps): Promise<Metadata> {
	const name = await readName(props);
	if (name === "") return { title: "Contributions", robots: { index: false } };
	const feed = changeFeedHref(specialPageHref("Contributions", name), await readFilter(props));
	return {
		title: `Contributions of ${name}`,
		robots: { index: false },
		alternates: { types: { "application/atom+xml": [{ url: feed, title: `Contributions of ${name}` }] } },
	};
}

export default async function ContributionsPage(props: ContributionsPageProps) {
	const name = await readName(props);
	if (name === "") {
		return (
			<StaticMarkup className="wide">
				<PageHead title="Contributions">The edits of one user.</PageHead>
				<UserForm />
			</StaticMarkup>
		);
	}
	const filter = await readFilter(props);
	const contributions = await loadContributions(name, filter);
	if (!contributions) {
		return (
			<StaticMarkup className="wide">
				<PageStatus status={404} />
				<PageHead title="Contributions">
					There is no user <bdi>“{name}”</bdi>; names differ by upper and lower case.
				</PageHead>
				<UserForm />
				<p>
					<a href={specialPageHref("ListUsers")}>List of users</a>
				</p>
			</StaticMarkup>
		);
	}
	const { profile, edits, people } = contributions;
	const pages = people.get(profile.name) ?? { user: false, talk: false };
	const address = specialPageHref("Contributions", profile.name);
	const groups = profile.groups.filter((group) => group !== "everyone" && group !== "registered");
	return (
		<StaticMarkup className="wide">
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
				{edits === 1 ? "1 edit" : `${edits} edits`} since {formatDay(profile.createdAt)}
				{groups.length > 0 && ` · ${groups.join(", ")}`}
			</PageHead>
			<ChangeFilterForm filter={filter} path={address} ofOne />
			<ChangePager label="Contributions, before the list" path={address} filter={filter} list={contributions} sizes />
			<ChangeList
				changes={contributions.changes}
				people={people}
				grouped={filter.grouped}
				highlights={filter.highlights}
				ofOne
			/>
			<SearchedChanges
				list={contributions}
				filter={filter}
				path={address}
				nothing="Nothing has been published under this name yet."
			/>
			<ChangePager label="Contributions, after the list" path={address} filter={filter} list={contributions} />
		</StaticMarkup>
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
