import { EditorAction } from "@/components/layout/editor-action";
import { Moment } from "@/components/ui/moment";
import type { Article, PageInfo } from "@/lib/article/loaders";
import { reviewHref } from "@/lib/revision/review-address";
import { reviewModeOf } from "@/lib/revision/review-mode";
import { REVIEW_MODE_NAMES } from "@/lib/setting/describe-setting";
import type { Settings } from "@/lib/setting/setting";
import { getNamespace } from "@/lib/title/namespace";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";

const KINDS = { article: "Article", redirect: "Redirect", disambiguation: "Disambiguation" } as const;

interface PageInfoTableProps {
	article: Article;
	info: PageInfo;
	settings: Settings;
}

export function PageInfoTable({ article, info, settings }: PageInfoTableProps) {
	const { page, revision, facts, sections } = article;
	const href = titleToHref(page.title);
	const rows: [string, React.ReactNode][] = [
		["Title", formatTitle(page.title)],
		["Namespace", getNamespace(page.title.namespace).prefix || "Articles"],
		["Kind", KINDS[page.kind]],
		[
			"Page number",
			<>
				<a href={`/w/index.php?curid=${page.id}`}>{page.id}</a>, the same through every move
			</>,
		],
		[
			"Latest revision",
			<>
				<a href={`${href}?oldid=${revision.id}`}>{revision.id}</a>, <Moment at={revision.createdAt} /> by{" "}
				<a href={specialPageHref("Contributions", revision.author.name)}>
					<bdi>{revision.author.name}</bdi>
				</a>
			</>,
		],
		["Review", <Review key="review" page={page} settings={settings} />],
		["Created", <Moment key="created" at={page.createdAt} />],
		[
			"Revisions",
			<a key="revisions" href={`${href}?action=history`}>
				{facts.revisionCount.toLocaleString("en")}
			</a>,
		],
		["People who wrote it", facts.authorCount.toLocaleString("en")],
		["Length", `${info.wordCount.toLocaleString("en")} words, ${revision.size.toLocaleString("en")} bytes stored`],
		["Sections", sections.length.toLocaleString("en")],
		[
			"Links to other pages",
			`${info.linkCount.toLocaleString("en")}, of which ${info.missingCount.toLocaleString("en")} to missing pages`,
		],
		[
			"Pages that link here",
			<a key="backlinks" href={specialPageHref("WhatLinksHere", formatTitle(page.title))}>
				{info.backlinkCount.toLocaleString("en")}
			</a>,
		],
		["Content hash (SHA-256)", <code key="hash">{revision.sha256}</code>],
		[
			"Stored form",
			<>
				<a href={`${href}?action=raw`}>JSON</a> · <a href={`${href}?action=raw&ctype=text`}>plain text</a>
			</>,
		],
	];
	return (
		<table className="info-table">
			<tbody>
				{rows.map(([name, value]) => (
					<tr key={name}>
						<th scope="row">{name}</th>
						<td>{value}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Review({ page, settings }: { page: Article["page"]; settings: Settings }) {
	const { title, reviewMode, waitingCount } = page;
	const mode = reviewModeOf({ reviewMode, namespace: title.namespace }, settings);
	const words = REVIEW_MODE_NAMES[mode];
	return (
		<>
			{words.charAt(0).toUpperCase() + words.slice(1)}
			{reviewMode === null ? " (as everywhere in this namespace)" : " (set for this page)"}
			{waitingCount > 0 && (
				<>
					{" "}
					·{" "}
					<a href={reviewHref(title)} rel="nofollow">
						{waitingCount === 1 ? "1 change waits" : `${waitingCount} changes wait`}
					</a>
				</>
			)}{" "}
			<EditorAction right="protect" look="link" href={specialPageHref("ReviewMode", formatTitle(title))}>
				Change this
			</EditorAction>
		</>
	);
}
