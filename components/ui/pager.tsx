/** Addresses of the neighbouring pages of a list; null where there is none. */
export interface PagerLinks {
	newest?: string | null;
	newer: string | null;
	older: string | null;
	oldest?: string | null;
}

export interface PagerSizes {
	current: number;
	options: readonly { size: number; href: string }[];
}

interface PagerProps {
	/** What is being paged, for screen readers: "Revisions, top". Unique on the page. */
	label: string;
	links: PagerLinks;
	words?: { newest: string; newer: string; older: string; oldest: string };
	sizes?: PagerSizes;
}

const BY_TIME = { newest: "Newest", newer: "Newer", older: "Older", oldest: "Oldest" };

function PagerLink({ href, rel, children }: { href: string | null | undefined; rel?: string; children: string }) {
	if (href === undefined) return null;
	if (href === null) return <span className="pager-off">{children}</span>;
	return (
		<a href={href} rel={rel}>
			{children}
		</a>
	);
}

/** Steps through a keyset-paged list with plain addresses. */
export function Pager({ label, links, words = BY_TIME, sizes }: PagerProps) {
	const alone = !links.newest && !links.newer && !links.older && !links.oldest;
	if (alone && !sizes) return null;
	return (
		<nav className="pager" aria-label={label}>
			{!alone && (
				<span className="pager-steps">
					<PagerLink href={links.newest}>{words.newest}</PagerLink>
					<PagerLink href={links.newer} rel="prev">
						{`← ${words.newer}`}
					</PagerLink>
					<PagerLink href={links.older} rel="next">
						{`${words.older} →`}
					</PagerLink>
					<PagerLink href={links.oldest}>{words.oldest}</PagerLink>
				</span>
			)}
			{sizes && (
				<span className="pager-sizes">
					<span>Per page</span>
					{sizes.options.map(({ size, href }) =>
						size === sizes.current ? (
							<span key={size} aria-current="true">
								{size}
							</span>
						) : (
							<a key={size} href={href}>
								{size}
							</a>
						),
					)}
				</span>
			)}
		</nav>
	);
}
