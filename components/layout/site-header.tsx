import { reviewLinks } from "@/components/reading/review-links";
import type { Settings } from "@/lib/setting/setting";
import { SiteMark } from "./site-mark";

const NAVIGATION = [
	{ href: "/wiki/Special:RecentChanges", label: "Recent changes" },
	{ href: "/wiki/Special:Random", label: "Random article" },
	{ href: "/wiki/Special:AllPages", label: "All pages" },
	{ href: "/sources", label: "Sources" },
] as const;

export interface SignedInAccount {
	readonly name: string;
	/** Pages that wait for a reviewer; null for those who do not review. */
	readonly waiting: number | null;
	/** Own edits that were sent back and not saved again. */
	readonly sentBack: number;
	/** Own edits that were rejected or taken back, and not read about since. */
	readonly notKept: number;
}

/**
 * The head of every page. Reading pages are the same for everybody, so there `account` is absent and the
 * own script puts the name in (`data-account`); pages that are made for one person pass it.
 */
export function SiteHeader({ settings, account }: { settings: Settings; account?: SignedInAccount | null }) {
	return (
		<header className="site-header">
			<a className="site-brand" href="/">
				<SiteMark />
				<span className="site-name">{settings.siteName}</span>
				{settings.tagline && <span className="site-tagline">{settings.tagline}</span>}
			</a>
			<nav className="site-nav" aria-label="Site">
				<ul>
					{NAVIGATION.map(({ href, label }) => (
						<li key={href}>
							<a href={href}>{label}</a>
						</li>
					))}
				</ul>
			</nav>
			<search className="site-search">
				<form action="/wiki/Special:Search" method="get">
					<SearchSign />
					<input
						type="search"
						name="search"
						aria-label="Search the wiki"
						placeholder="Search the wiki"
						maxLength={255}
						autoComplete="off"
						autoCapitalize="sentences"
						spellCheck={false}
						data-search
					/>
					<kbd>/</kbd>
					<input type="hidden" name="go" value="1" />
				</form>
			</search>
			<button type="button" className="plain-button theme-button" data-theme-button hidden suppressHydrationWarning>
				<ThemeSign />
			</button>
			<div className="site-account">
				<AccountLinks account={account} />
			</div>
			<a className="site-search-link" href="/wiki/Special:Search" aria-label="Search the wiki">
				<SearchSign />
			</a>
			<details className="site-menu" data-menu>
				<summary aria-label="Menu">
					<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
						<path d="M2.5 5h15M2.5 10h15M2.5 15h15" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
					</svg>
				</summary>
				<ul>
					{NAVIGATION.map(({ href, label }) => (
						<li key={href}>
							<a href={href}>{label}</a>
						</li>
					))}
					<li className="menu-account">
						<AccountLinks account={account} />
					</li>
				</ul>
			</details>
		</header>
	);
}

function AccountLinks({ account }: { account: SignedInAccount | null | undefined }) {
	if (account)
		return (
			<>
				{reviewLinks(account).map(({ href, label, words }) => (
					<a className="account-review" key={href} href={href} title={words}>
						{label}
					</a>
				))}
				<a className="account-name" href="/account">
					{account.name}
				</a>
				<button type="button" className="plain-button" data-sign-out>
					Sign out
				</button>
			</>
		);
	return (
		<a href="/sign-in" data-account={account === undefined ? "" : undefined}>
			Sign in
		</a>
	);
}

function SearchSign() {
	return (
		<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
			<circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
			<path d="m10.5 10.5 4 4" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
		</svg>
	);
}

function ThemeSign() {
	return (
		<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
			<circle cx="9" cy="9" r="6.7" fill="none" stroke="currentColor" strokeWidth="1.6" />
			<path d="M9 2.3a6.7 6.7 0 0 1 0 13.4Z" fill="currentColor" />
		</svg>
	);
}
