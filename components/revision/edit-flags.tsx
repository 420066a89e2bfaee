interface EditFlagsProps {
	created?: boolean;
	minor?: boolean;
	bot?: boolean;
	unpatrolled?: boolean;
}

/** The letters before an edit: `N` new page, `m` minor, `b` bot, `!` not patrolled. */
export function EditFlags({ created = false, minor = false, bot = false, unpatrolled = false }: EditFlagsProps) {
	if (!created && !minor && !bot && !unpatrolled) return null;
	return (
		<span className="edit-flags">
			{unpatrolled && (
				<abbr className="unpatrolled" title="Nobody trusted has looked at this edit yet">
					!
				</abbr>
			)}
			{created && <abbr title="This edit created the page">N</abbr>}
			{minor && <abbr title="Minor edit">m</abbr>}
			{bot && <abbr title="Edit of a bot">b</abbr>}
		</span>
	);
}
