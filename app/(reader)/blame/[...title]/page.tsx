import type { Metadata } from "next";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { PageHeading } from "@/components/article/page-heading";
import { PageTabs } from "@/components/article/page-tabs";
import { PageStatus } from "@/components/layout/page-status";
import { BlameView, blameHref } from "@/components/revision/blame-view";
import { WordBlameView } from "@/components/revision/word-blame-view";
import { formatMoment } from "@/components/ui/moment";
import { StaticMarkup } from "@/components/ui/static-markup";
import { type BlockWords, loadBlame, loadWordBlame, type PageBlame } from "@/lib/article/blame-loaders";
import { loadOtherExists } from "@/lib/article/loaders";
import { parseInteger, parseText, type Query } from "@/lib/platform/query-string";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import "@/components/revision/revision.css";
import "@/components/revision/diff.css";
import "@/components/revision/blame.css";

interface BlamePageProps {
	params: Promise<{ title: string[] }>;
	searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: BlamePageProps): Promise<Metadata> {
	const address = readTitleAddress((await params).title);
	const robots = { index: false };
	return { title: address.ok ? `${formatTitle(address.title)}: who wrote it` : "Not a possible title", robots };
}

/** `?action=blame`: who wrote each block of a page; with `block=`, each word of one. */
export default async function BlamePage({ params, searchParams }: BlamePageProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const { title } = address;
	const query = await searchParams;
	const oldid = parseRevisionId(query.oldid);
	const block = parseText(query.block).slice(0, 64) || null;
	const blame = title.namespace < 0 ? null : await load(title, oldid, block);
	if (!blame) return <MissingPage title={title} otherExists={await loadOtherExists(title)} />;
	if (blame.revision === null) return <MissingRevision title={title} otherExists={blame.otherExists} />;
	return (
		<StaticMarkup className="wide">
			<PageTabs title={title} view={null} otherExists={blame.otherExists} />
			<PageHeading title={title}>
				Who wrote {"words" in blame ? "this block" : "this page"} as of{" "}
				<a href={`${titleToHref(title)}?oldid=${blame.revision.id}`}>{formatMoment(blame.revision.createdAt)}</a>
			</PageHeading>
			{"words" in blame ? (
				<OneBlock blame={blame} oldid={oldid} />
			) : (
				<WholePage blame={blame} oldid={oldid} newcomersOnly={query.by === "new"} />
			)}
		</StaticMarkup>
	);
}

/** The number in `oldid`; 0, which no revision has, where it is too large for one, and null where it is no number. */
function parseRevisionId(oldid: Query[string]): number | null {
	return typeof oldid === "string" && /^\d+$/.test(oldid) ? (parseInteger(oldid) ?? 0) : null;
}

function load(title: Title, oldid: number | null, block: string | null) {
	return block === null ? loadBlame(title, oldid) : loadWordBlame(title, { oldid, block });
}

function MissingRevision({ title, otherExists }: { title: Title; otherExists: boolean }) {
	const href = titleToHref(title);
	return (
		<StaticMarkup className="narrow">
			<PageStatus status={404} />
			<PageTabs title={title} view={null} otherExists={otherExists} />
			<PageHeading title={title}>This page has no such revision.</PageHeading>
			<p className="lead-text">
				None of the revisions of this page has the number in the address. It may have lost a digit on its way, or belong
				to another page.
			</p>
			<ul className="actions">
				<li>
					<a className="button primary" href={blameHref(title)} rel="nofollow">
						Who wrote the page as it is
					</a>
				</li>
				<li>
					<a className="button" href={`${href}?action=history`} rel="nofollow">
						View its history
					</a>
				</li>
			</ul>
		</StaticMarkup>
	);
}

function WholePage({
	blame,
	oldid,
	newcomersOnly,
}: {
	blame: PageBlame;
	oldid: number | null;
	newcomersOnly: boolean;
}) {
	const { title } = blame.page;
	const anyNewcomer = [...blame.hands.values()].some(({ newcomer }) => newcomer);
	return (
		<>
			<div className="blame-bar">
				<p>The broader the bar beside a text, the newer it is.</p>
				{newcomersOnly ? (
					<a href={blameHref(title, { oldid })} rel="nofollow">
						Show everything
					</a>
				) : (
					anyNewcomer && (
						<a href={blameHref(title, { oldid, by: "new" })} rel="nofollow">
							Show only what new editors touched
						</a>
					)
				)}
			</div>
			{newcomersOnly && !anyNewcomer && (
				<p className="empty">Nothing that stands on this page was touched by an editor who is new here.</p>
			)}
			<BlameView blame={blame} oldid={oldid} newcomersOnly={newcomersOnly} />
		</>
	);
}

function OneBlock({ blame, oldid }: { blame: BlockWords; oldid: number | null }) {
	const { page, block, words, hands } = blame;
	return (
		<>
			<p>
				<a href={`${blameHref(page.title, { oldid })}#b-${block}`} rel="nofollow">
					← The whole page
				</a>
			</p>
			{words === null ? (
				<>
					<PageStatus status={404} />
					<p className="empty">The page has no such block as of this revision.</p>
				</>
			) : words === "busy" ? (
				<>
					<PageStatus status={503} />
					<p className="empty">The server works out much else just now. Try again in a moment.</p>
				</>
			) : (
				<WordBlameView title={page.title} words={words} hands={hands} />
			)}
		</>
	);
}
