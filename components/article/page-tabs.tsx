import { isTalkNamespace, USER_NAMESPACE } from "@/lib/title/namespace";
import { otherSide, type Title, titleToHref } from "@/lib/title/title";

export type PageView = "read" | "edit" | "history";

const SUBJECT_LABELS: Readonly<Record<number, string>> = {
	0: "Article",
	[USER_NAMESPACE]: "User page",
	6: "File",
	14: "Category",
};

/**
 * The tabs over every view of a page: which side of it, and what one does with it. `view` is null on pages
 * that belong to none of them, a comparison for example.
 */
export function PageTabs({
	title,
	view,
	exists = true,
	otherExists = true,
}: {
	title: Title;
	view: PageView | null;
	exists?: boolean;
	/** Whether the talk page (or, from there, the subject page) exists; a missing one is marked so. */
	otherExists?: boolean;
}) {
	const href = titleToHref(title);
	const other = otherSide(title);
	const talk = isTalkNamespace(title.namespace);
	const subject = talk ? other : title;
	const discussion = talk ? title : other;
	return (
		<div className="page-tabs">
			<nav aria-label="Sides of this page">
				<ul>
					{subject && (
						<SideTab title={subject} current={!talk} missing={talk && !otherExists}>
							{SUBJECT_LABELS[subject.namespace] ?? "Page"}
						</SideTab>
					)}
					{discussion && (
						<SideTab title={discussion} current={talk} missing={!talk && !otherExists}>
							Talk
						</SideTab>
					)}
				</ul>
			</nav>
			<nav aria-label="Views of this page">
				<ul>
					{exists && <ViewTab href={href} label="Read" current={view === "read"} />}
					<ViewTab href={`${href}?action=edit`} label={exists ? "Edit" : "Create"} current={view === "edit"} />
					{exists && <ViewTab href={`${href}?action=history`} label="View history" current={view === "history"} />}
				</ul>
			</nav>
		</div>
	);
}

function SideTab({
	title,
	current,
	missing,
	children,
}: {
	title: Title;
	current: boolean;
	missing: boolean;
	children: string;
}) {
	return (
		<li>
			<a
				href={titleToHref(title)}
				className={missing ? "missing" : undefined}
				aria-current={current ? "true" : undefined}
				rel={missing ? "nofollow" : undefined}
			>
				{children}
				{missing && <span className="visually-hidden"> (page does not exist)</span>}
			</a>
		</li>
	);
}

function ViewTab({ href, label, current }: { href: string; label: string; current: boolean }) {
	return (
		<li>
			<a href={href} aria-current={current ? "page" : undefined} rel="nofollow">
				{label}
			</a>
		</li>
	);
}
