import type { Settings } from "@/lib/setting/setting";

export function SiteFooter({ settings }: { settings: Settings }) {
	return (
		<footer className="site-footer">
			<p>
				Text of {settings.siteName} is available under <a href={settings.licence.href}>{settings.licence.name}</a>.
			</p>
			<nav aria-label="More pages">
				<ul>
					<li>
						<a href="/">Main page</a>
					</li>
					<li>
						<a href="/wiki/Special:RecentChanges">Recent changes</a>
					</li>
					<li>
						<a href="/wiki/Special:SpecialPages">Special pages</a>
					</li>
				</ul>
			</nav>
		</footer>
	);
}
