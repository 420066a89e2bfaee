import type { ReactNode } from "react";
import { getNamespace } from "@/lib/title/namespace";
import { parentTitle, type Title, titleToHref } from "@/lib/title/title";

/** The title of a page with the way back from a subpage above it and a quiet line below. */
export function PageHeading({ title, children }: { title: Title; children?: ReactNode }) {
	const { prefix } = getNamespace(title.namespace);
	const parent = parentTitle(title);
	return (
		<header className="page-heading">
			{parent && (
				<p className="parent">
					← <a href={titleToHref(parent)}>{parent.text}</a>
				</p>
			)}
			<h1>
				{prefix && <span className="title-namespace">{prefix}:</span>}
				{title.text}
			</h1>
			{children && <div className="sub">{children}</div>}
		</header>
	);
}
