import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { personTitle } from "@/lib/user/person-title";

/** Which of a person's two pages exist, so that the links to the others can say that they do not. */
export interface PersonPages {
	user: boolean;
	talk: boolean;
}

/** A link to a page of a person; one that does not exist says so. */
export function PersonLink({ title, exists, children }: { title: Title; exists: boolean; children: string }) {
	const href = titleToHref(title);
	if (exists) return <a href={href}>{children}</a>;
	return (
		<a className="missing" href={href} title={`${formatTitle(title)} (page does not exist)`}>
			{children}
			<span className="visually-hidden"> (page does not exist)</span>
		</a>
	);
}

/** `demo-editor (talk | contribs)`. */
export function AuthorLinks({ name, pages }: { name: string; pages: PersonPages | undefined }) {
	return (
		<span className="author">
			<bdi className="author-name">
				<PersonLink title={personTitle(name, 2)} exists={pages?.user ?? false}>
					{name}
				</PersonLink>
			</bdi>{" "}
			<span className="author-more">
				(
				<PersonLink title={personTitle(name, 3)} exists={pages?.talk ?? false}>
					talk
				</PersonLink>{" "}
				| <a href={specialPageHref("Contributions", name)}>contribs</a>)
			</span>
		</span>
	);
}
