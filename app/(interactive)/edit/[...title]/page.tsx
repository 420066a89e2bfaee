import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ArticleEditor } from "@/components/editor/article-editor";
import { BeginningNotice } from "@/components/editor/beginning-notice";
import { EditorReviewNotice } from "@/components/revision/editor-review-notice";
import { PageHead } from "@/components/ui/page-head";
import { loadEditorPage, readEditTitle } from "@/lib/article/editor-loaders";
import { loadEditorReview } from "@/lib/article/review-loaders";
import { findBeginning } from "@/lib/article/starting-text";
import { can } from "@/lib/permission/policy";
import { parseInteger, withQuery } from "@/lib/platform/query-string";
import { revisionIds } from "@/lib/revision/revert-form";
import { loadSettings } from "@/lib/setting/loaders";
import { formatTitle, titleToHref, titleToPath } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";

interface EditRoute {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: EditRoute): Promise<Metadata> {
	const title = readEditTitle((await params).title);
	return { title: title ? `Editing ${formatTitle(title)}` : "Editing" };
}

export default async function EditPage({ params, searchParams }: EditRoute) {
	const title = readEditTitle((await params).title);
	if (!title) notFound();
	const { section, oldid, undo } = await searchParams;
	const written = typeof section === "string" && /^\d{1,4}$/.test(section) ? section : null;
	const undone = revisionIds.safeParse(undo);
	const asked = { oldid: parseInteger(oldid), undo: undone.success ? undone.data : [] };
	const [actor, settings] = await Promise.all([loadActor(), loadSettings()]);
	const name = formatTitle(title);
	if (actor.kind !== "user") {
		const back = withQuery(`/wiki/${titleToPath(title)}`, {
			action: "edit",
			section: written,
			oldid: asked.oldid,
			undo: asked.undo.join(",") || null,
		});
		redirect(`/sign-in?return=${encodeURIComponent(back)}`);
	}
	const beginning = await findBeginning(actor, title, asked);
	const start = "start" in beginning ? beginning.start : null;
	// Another text has other sections, so it is edited whole.
	const page = await loadEditorPage(actor, title, {
		section: written === null || start ? null : Number(written),
		start,
	});
	const right = can(actor, page.latestRevisionId === null ? "create" : "edit", title);
	const review = await loadEditorReview(actor, title);
	if (!right.allowed) {
		return (
			<div className="editor-page">
				<PageHead title={`You cannot edit ${name}`}>
					{right.reason === "page-not-editable"
						? "The software makes this page; nobody writes it."
						: "Your account does not have the right to edit this page."}{" "}
					<a href={titleToHref(title)}>Read it</a>
				</PageHead>
			</div>
		);
	}
	return (
		<div className="editor-page">
			<PageHead title={page.section && page.section.heading !== "" ? `${name}: ${page.section.heading}` : name}>
				{page.deleted ? (
					"The page with this title was deleted. It cannot be begun anew: this wiki has no way yet to bring deleted pages back."
				) : page.latestRevisionId === null ? (
					"There is no page with this title yet. What you publish here begins it."
				) : (
					<>
						Based on <a href={`/w/index.php?oldid=${page.latestRevisionId}`}>revision {page.latestRevisionId}</a>{" "}
						(latest)
						{page.section && (
							<>
								{" "}
								· one section; <a href={`/wiki/${titleToPath(title)}?action=edit`}>edit the whole page</a>
							</>
						)}
					</>
				)}
			</PageHead>
			{review && <EditorReviewNotice review={review} title={title} />}
			<noscript>
				<p className="notice">
					Writing needs JavaScript, and this browser does not run it. <a href={titleToHref(title)}>Read {name}</a>
				</p>
			</noscript>
			<BeginningNotice beginning={beginning} href={titleToHref(title)} />
			<ArticleEditor page={{ ...page, licence: settings.licence }} />
		</div>
	);
}
