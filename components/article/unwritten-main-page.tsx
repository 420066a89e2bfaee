import { StaticMarkup } from "@/components/ui/static-markup";
import type { Settings } from "@/lib/setting/setting";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";

/** What stands at `/` before anybody has written the main page. */
export function UnwrittenMainPage({ title, settings }: { title: Title; settings: Settings }) {
	return (
		<StaticMarkup className="narrow">
			<header className="page-heading">
				<h1>{settings.siteName}</h1>
				{settings.tagline && <div className="sub">{settings.tagline}</div>}
			</header>
			<p className="lead-text">
				This wiki has no main page yet. It will stand here as soon as somebody writes “{formatTitle(title)}”.
			</p>
			<ul className="actions">
				<li>
					<a className="button primary" href={`${titleToHref(title)}?action=edit`} rel="nofollow">
						Write the main page
					</a>
				</li>
				<li>
					<a className="button" href={specialPageHref("AllPages")}>
						All pages
					</a>
				</li>
			</ul>
		</StaticMarkup>
	);
}
