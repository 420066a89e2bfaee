import type { ReactNode } from "react";

/** The heading of a page that is no article, with a quiet line under it. */
export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
	return (
		<header className="page-heading">
			<h1>{title}</h1>
			{children && <p className="sub">{children}</p>}
		</header>
	);
}
