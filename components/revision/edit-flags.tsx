interface EditFlagsProps {
	created?: boolean;
	minor?: boolean;
}

/** The letters before an edit: `N` new page, `m` minor. */
export function EditFlags({ created = false, minor = false }: EditFlagsProps) {
	if (!created && !minor) return null;
	return (
		<span className="edit-flags">
			{created && <abbr title="This edit created the page">N</abbr>}
			{minor && <abbr title="Minor edit">m</abbr>}
		</span>
	);
}
