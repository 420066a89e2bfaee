/** The tags of a revision as small labels. */
export function RevisionTags({ tags }: { tags: readonly string[] }) {
	if (tags.length === 0) return null;
	return (
		<span className="revision-tags">
			<span className="visually-hidden">Tags: </span>
			{tags.map((tag) => (
				<span className="tag" key={tag}>
					{tag}
				</span>
			))}
		</span>
	);
}
