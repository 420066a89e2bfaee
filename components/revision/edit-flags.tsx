interface EditFlagsProps {
	created?: boolean;
	minor?: boolean;
	bot?: boolean;
}

/** The letters before an edit: `N` new page, `m` minor, `b` bot. */
export function EditFlags({ created = false, minor = false, bot = false }: EditFlagsProps) {
	if (!created && !minor && !bot) return null;
	return (
		<span className="edit-flags">
			{created && <abbr title="This edit created the page">N</abbr>}
			{minor && <abbr title="Minor edit">m</abbr>}
			{bot && <abbr title="Made by a bot">b</abbr>}
		</span>
	);
}
