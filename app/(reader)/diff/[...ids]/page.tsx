import type { Metadata } from "next";
import { PageHeading } from "@/components/article/page-heading";
import { PageTabs } from "@/components/article/page-tabs";
import { withCitations } from "@/components/citation/citation-context";
import { PageStatus } from "@/components/layout/page-status";
import { DiffPages } from "@/components/revision/diff-pages";
import { DiffSideHead } from "@/components/revision/diff-side-head";
import { DiffSource } from "@/components/revision/diff-source";
import { DiffStepsBar } from "@/components/revision/diff-steps-bar";
import { type DiffMode, DocumentDiff } from "@/components/revision/document-diff";
import { PatrolActions } from "@/components/revision/patrol-actions";
import { UndoBetween } from "@/components/revision/revert-actions";
import { formatMoment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import {
	type Comparison,
	type ComparisonProblem,
	loadComparison,
	loadTextBelow,
} from "@/lib/article/comparison-loaders";
import { loadOtherExists } from "@/lib/article/loaders";
import { renderDocument } from "@/lib/document/render";
import { parseInteger, type Query, withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/revision/revision.css";
import "@/components/revision/diff.css";
import "@/components/ui/lists.css";

interface DiffPageProps {
	params: Promise<{ ids: string[] }>;
	searchParams: Promise<Query>;
}

const MODES: readonly { mode: DiffMode; label: string }[] = [
	{ mode: "side", label: "Side by side" },
	{ mode: "inline", label: "Inline" },
];

/** Seconds after which the comparisons that were waited for are made. */
const BUSY_SECONDS = 5;

function load({ ids }: { ids: string[] }, query: Query) {
	return loadComparison(ids.join("/"), parseInteger(query.skip) ?? 0);
}

export async function generateMetadata({ params, searchParams }: DiffPageProps): Promise<Metadata> {
	const comparison = await load(await params, await searchParams);
	const robots = { index: false };
	if (!comparison.ok) return { title: "Comparison", robots };
	return { title: `${formatTitle(comparison.after.page.title)}: difference between revisions`, robots };
}

export default async function DiffPage({ params, searchParams }: DiffPageProps) {
	const query = await searchParams;
	const comparison = await load(await params, query);
	if (!comparison.ok) return <NoComparison {...comparison} />;
	const wanted = query.diffmode;
	const mode = MODES.find((candidate) => candidate.mode === wanted)?.mode ?? "auto";
	const asSource = wanted === "source";
	const { before, after, diff, context, sources } = comparison;
	const { title } = after.page;
	const below = await loadTextBelow(comparison);
	const address = specialPageHref("Diff", before ? `${before.id}/${after.id}` : String(after.id));
	return (
		<StaticMarkup className="wide">
			<PageTabs title={title} view={null} otherExists={await loadOtherExists(title)} />
			<PageHeading title={title}>
				<Subtitle comparison={comparison} />
			</PageHeading>
			<DiffHeads comparison={comparison} mode={asSource ? "side" : mode} />
			<DiffStepsBar
				diff={diff}
				modes={[...MODES, { mode: "source", label: "Source" }].map((option) => ({
					label: option.label,
					href: `${address}?diffmode=${option.mode}`,
					current: asSource ? option.mode === "source" : option.mode === mode,
				}))}
			/>
			{asSource ? (
				<DiffSource diff={diff} />
			) : (
				<DocumentDiff diff={diff} context={withCitations(context, sources)} sources={sources} mode={mode} />
			)}
			<DiffPages
				diff={diff}
				href={(skip) => withQuery(address, { diffmode: asSource || mode !== "auto" ? String(wanted) : null, skip })}
			/>
			<section className="diff-result" aria-labelledby="newer-revision">
				<h2 id="newer-revision">Revision as of {formatMoment(after.createdAt)}</h2>
				{below ? (
					<div className="prose">{renderDocument(below.document, withCitations(below.context, below.sources))}</div>
				) : (
					<p>
						It is too long to stand here once more: <a href={`${titleToHref(title)}?oldid=${after.id}`}>read it</a>.
					</p>
				)}
			</section>
		</StaticMarkup>
	);
}

function Subtitle({ comparison: { before, after, intermediate } }: { comparison: Comparison }) {
	if (!before) return <>The first revision of this page: everything in it is new.</>;
	if (before.id === after.id) return <>The same revision stands on both sides.</>;
	const { revisions, authors } = intermediate;
	return (
		<>
			Difference between revisions
			{revisions > 0 &&
				` · ${revisions} intermediate ${revisions === 1 ? "revision" : "revisions"} by ${authors} ${
					authors === 1 ? "user" : "users"
				} not shown`}
		</>
	);
}

function DiffHeads({ comparison, mode }: { comparison: Comparison; mode: DiffMode }) {
	const { before, after, people, nextId, intermediate } = comparison;
	const address = titleToHref(after.page.title);
	// "Previous edit" is the comparison that ends where this one begins.
	const previous =
		before === null
			? null
			: { href: `${address}?diff=prev&oldid=${before.id}`, label: "← Previous edit", rel: "prev" as const };
	const next =
		nextId === null
			? null
			: { href: `${address}?diff=next&oldid=${after.id}`, label: "Next edit →", rel: "next" as const };
	return (
		<div className={`diff-heads diff-mode-${mode}`}>
			{before && <DiffSideHead revision={before} pages={people.get(before.author.name)} step={previous} />}
			<DiffSideHead revision={after} pages={people.get(after.author.name)} step={next}>
				{intermediate.revisions === 0 && <PatrolActions revisionId={after.id} patrolled={after.patrolledAt !== null} />}
				{before && <UndoBetween fromId={before.id} toId={after.id} edits={intermediate.revisions + 1} />}
			</DiffSideHead>
		</div>
	);
}

const STATUS: Readonly<Record<ComparisonProblem["problem"], 400 | 404 | 429 | 503>> = {
	"comparison-not-understood": 404,
	"revision-not-found": 404,
	"no-newer-revision": 404,
	"different-pages": 400,
	"comparisons-limited": 429,
	"comparisons-busy": 503,
	"comparison-too-long": 503,
};

function NoComparison(comparison: ComparisonProblem) {
	return (
		<StaticMarkup className="narrow">
			<PageStatus status={STATUS[comparison.problem]} retryAfter={secondsToWait(comparison)} />
			<PageHead title="No comparison" />
			<p className="lead-text">
				<Reason {...comparison} />
			</p>
			<ul className="actions">
				<li>
					<a className="button" href={specialPageHref("RecentChanges")}>
						Recent changes
					</a>
				</li>
			</ul>
		</StaticMarkup>
	);
}

function secondsToWait(comparison: ComparisonProblem): number | undefined {
	if (comparison.problem === "comparisons-limited") return comparison.retryAfterSeconds;
	return comparison.problem === "comparisons-busy" ? BUSY_SECONDS : undefined;
}

function Reason(comparison: ComparisonProblem) {
	switch (comparison.problem) {
		case "comparison-not-understood":
			return <>The address names no two revisions: it needs one or two revision numbers.</>;
		case "revision-not-found":
			return <>There is no revision with this number, or its page was deleted.</>;
		case "comparisons-limited":
			return (
				<>
					You have compared many long revisions in the last minute, and each keeps the wiki busy. This one can be
					compared in {comparison.retryAfterSeconds === 1 ? "a second" : `${comparison.retryAfterSeconds} seconds`}.
				</>
			);
		case "comparisons-busy":
			return <>Too many long revisions are being compared right now. Try again in a few seconds.</>;
		case "comparison-too-long":
			return <>Comparing these revisions took too long and was given up. Compare each of them with one between.</>;
		case "no-newer-revision":
			return (
				<>
					Revision {comparison.revision.id} is the latest of{" "}
					<a href={titleToHref(comparison.revision.page.title)}>{formatTitle(comparison.revision.page.title)}</a>, so
					there is no newer one to compare it with.
				</>
			);
		case "different-pages": {
			const [first, second] = comparison.revisions;
			return (
				<>
					The two revisions belong to different pages
					{first && second && `: ${formatTitle(first.page.title)} and ${formatTitle(second.page.title)}`}. Only
					revisions of one page can be compared.
				</>
			);
		}
	}
}
