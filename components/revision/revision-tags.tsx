interface RevisionTagsProps {
	tags: readonly string[];
	/** The list of what has a tag. */
	href?: (tag: string) => string;
}

/** The tags of a revision as small labels. */
export function RevisionTags({ tags, href }: RevisionTagsProps) {
	if (tags.length === 0) return null;
	return (
		<span className="revision-tags">
			<span className="visually-hidden">Tags: </span>
			{tags.map((tag) =>
				href ? (
					<a className="tag" key={tag} href={href(tag)} rel="nofollow">
						{tag}
					</a>
				) : (
					<span className="tag" key={tag}>
						{tag}
					</span>
				),
			)}
		</span>
	);
}
