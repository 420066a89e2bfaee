import { NothingHere } from "@/components/layout/nothing-here";
import { PageStatus } from "@/components/layout/page-status";
import { StaticMarkup } from "@/components/ui/static-markup";
import { USER_NAMESPACE } from "@/lib/title/namespace";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title, type TitleProblem, titleToHref } from "@/lib/title/title";
import { PageHeading } from "./page-heading";
import { PageTabs } from "./page-tabs";

/** The page at an address that no page has yet. */
export function MissingPage({ title, otherExists }: { title: Title; otherExists: boolean }) {
	const name = formatTitle(title);
	return (
		<StaticMarkup className="narrow">
			<PageStatus status={404} />
			<PageTabs title={title} view={null} exists={false} otherExists={otherExists} />
			<PageHeading title={title}>There is no page with this title yet.</PageHeading>
			<p className="lead-text">
				{title.namespace === USER_NAMESPACE && !title.text.includes("/") ? (
					<>
						Nobody has an account with the name “{title.text}”. Everybody who has one stands in the{" "}
						<a href={specialPageHref("ListUsers")}>list of users</a>.
					</>
				) : (
					`Nobody has written about “${name}” so far. You can begin the page, or look whether it is there under another name.`
				)}
			</p>
			<ul className="actions">
				<li>
					<a className="button primary" href={`${titleToHref(title)}?action=edit&redlink=1`} rel="nofollow">
						Create this page
					</a>
				</li>
				<li>
					<a className="button" href={searchHref(title.text)} rel="nofollow">
						Search for “{title.text}”
					</a>
				</li>
				<li>
					<a className="button" href={specialPageHref("WhatLinksHere", name)} rel="nofollow">
						What links here
					</a>
				</li>
			</ul>
		</StaticMarkup>
	);
}

const PROBLEMS: Readonly<Record<TitleProblem, string>> = {
	"title-empty": "The address has a prefix and nothing behind it, so it names no page.",
	"title-too-long": "A title may be 255 bytes long at most. This one is longer, so there can be no such page.",
	"title-forbidden-character":
		"A title cannot contain < > [ ] | { } or #, invisible characters, or “.” and “..” between slashes, so there can be no such page.",
};

/** The page at an address that no page can have. */
export function ImpossibleTitle({ problem, written }: { problem: TitleProblem; written: string }) {
	return (
		<NothingHere
			heading="Not a possible title"
			ways={[
				{ href: searchHref(written.slice(0, 100)), label: "Search the wiki instead" },
				{ href: "/", label: "Main page" },
			]}
		>
			{PROBLEMS[problem]}
		</NothingHere>
	);
}

function searchHref(text: string): string {
	return `/wiki/Special:Search?${new URLSearchParams({ search: text })}`;
}
