import { formatDay } from "@/components/ui/moment";
import { StaticMarkup } from "@/components/ui/static-markup";
import { specialPageHref } from "@/lib/title/special-pages";
import { type Title, titleToHref } from "@/lib/title/title";
import type { Profile } from "@/lib/user/directory";
import { PageHeading } from "./page-heading";
import { PageTabs } from "./page-tabs";

/** The user page of somebody who has not written one. */
export function UnwrittenUserPage({
	title,
	profile,
	edits,
	otherExists,
}: {
	title: Title;
	profile: Profile;
	/** How many edits of theirs the public reads. */
	edits: number;
	otherExists: boolean;
}) {
	return (
		<StaticMarkup className="narrow">
			<PageTabs title={title} view={null} exists={false} otherExists={otherExists} />
			<PageHeading title={title}>
				Here since <time dateTime={profile.createdAt.toISOString()}>{formatDay(profile.createdAt)}</time> ·{" "}
				{edits === 1 ? "1 edit" : `${edits.toLocaleString("en")} edits`}
			</PageHeading>
			<p className="lead-text">
				<bdi>{profile.name}</bdi> writes here and has not introduced themselves on this page yet.
			</p>
			<ul className="actions">
				<li>
					<a className="button primary" href={specialPageHref("Contributions", profile.name)}>
						See their contributions
					</a>
				</li>
				<li>
					<a className="button" href={`${titleToHref(title)}?action=edit`} rel="nofollow">
						Write this page
					</a>
				</li>
			</ul>
		</StaticMarkup>
	);
}
