import type { ReactNode } from "react";
import { StaticMarkup } from "@/components/ui/static-markup";
import { PageStatus } from "./page-status";

interface NothingHereProps {
	heading: string;
	/** What was asked for, as it was written. */
	sub?: string;
	/** Why there is nothing. */
	children: ReactNode;
	/** Ways on, the first of which is the likeliest. */
	ways?: readonly { readonly href: string; readonly label: string; readonly primary?: boolean }[];
}

/** The page at an address that has none and never will. */
export function NothingHere({ heading, sub, children, ways = [] }: NothingHereProps) {
	return (
		<StaticMarkup className="narrow">
			<PageStatus status={404} />
			<header className="page-heading">
				<h1>{heading}</h1>
				{sub !== undefined && <div className="sub">{sub}</div>}
			</header>
			<p className="lead-text">{children}</p>
			{ways.length > 0 && (
				<ul className="actions">
					{ways.map(({ href, label, primary }) => (
						<li key={href}>
							<a className={primary ? "button primary" : "button"} href={href} rel="nofollow">
								{label}
							</a>
						</li>
					))}
				</ul>
			)}
		</StaticMarkup>
	);
}
