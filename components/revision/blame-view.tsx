import { withCitations } from "@/components/citation/citation-context";
import { formatDay } from "@/components/ui/moment";
import type { PageBlame } from "@/lib/article/blame-loaders";
import { renderDocument } from "@/lib/document/render";
import { type InlineContext, renderInline } from "@/lib/document/render/inline";
import { DOCUMENT_VERSION, type DocumentNode } from "@/lib/document/schema";
import { withQuery } from "@/lib/platform/query-string";
import type { Hand } from "@/lib/revision/blame-queries";
import { revisionsNamed } from "@/lib/revision/standing-touches";
import { specialPageHref } from "@/lib/title/special-pages";
import { type Title, titleToHref } from "@/lib/title/title";
import { ageOf, type BlamedPiece, type BlameEntry, type BlameGroup, groupByHand } from "./blame-groups";
import { DiffBlock } from "./diff-block";
import { EditSummary } from "./edit-summary";

/** Where it is shown who wrote a page: of an old revision, the words of one block, or what new editors touched. */
export function blameHref(
	title: Title,
	{ oldid = null, block = null, by = null }: { oldid?: number | null; block?: string | null; by?: "new" | null } = {},
): string {
	return withQuery(titleToHref(title), { action: "blame", oldid, block, by });
}

interface BlameViewProps {
	blame: PageBlame;
	/** The number of the revision in the address; null for the one that readers see. */
	oldid: number | null;
	/** Whether what no new editor touched is folded. */
	newcomersOnly: boolean;
}

/** The article with a margin that tells who wrote what. */
export function BlameView({ blame: { page, read, blame, hands }, oldid, newcomersOnly }: BlameViewProps) {
	const context = withCitations(read.context, read.sources);
	const age = ageOf(blame);
	const groups = groupByHand(read.document, blame);
	const touched = ({ entries }: BlameGroup) =>
		entries.some(({ blame: entry }) => revisionsNamed(entry).some((id) => hands.get(id)?.newcomer));
	const row = (group: BlameGroup, place: number) => (
		<div key={place} className={`blame-row age-${group.entries[0] ? age(group.entries[0].blame.textChangedIn) : 1}`}>
			<div className="blame-margin">
				{group.entries.map((entry) => (
					<Margin key={entry.cells?.number ?? 0} title={page.title} entry={entry} hands={hands} />
				))}
			</div>
			<div className="blame-text prose">
				{group.pieces.map((piece, index) => (
					<Piece
						// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, the pieces never move
						key={index}
						piece={piece}
						context={context}
						wordsHref={(block) => blameHref(page.title, { oldid, block })}
					/>
				))}
			</div>
		</div>
	);
	return (
		<div className="blame">
			{newcomersOnly
				? foldUntouched(groups, touched).map(({ folded, from, members }) =>
						folded ? (
							<details className="diff-fold" key={from}>
								<summary>{members.length === 1 ? "1 passage" : `${members.length} passages`} by others</summary>
								{members.map((group, index) => row(group, from + index))}
							</details>
						) : (
							members.map((group, index) => row(group, from + index))
						),
					)
				: groups.map(row)}
		</div>
	);
}

interface Stretch {
	folded: boolean;
	/** The place of the first member among all groups. */
	from: number;
	members: BlameGroup[];
}

function foldUntouched(groups: readonly BlameGroup[], touched: (group: BlameGroup) => boolean): Stretch[] {
	const stretches: Stretch[] = [];
	for (const [from, group] of groups.entries()) {
		const folded = !touched(group);
		const last = stretches.at(-1);
		if (last?.folded === folded) last.members.push(group);
		else stretches.push({ folded, from, members: [group] });
	}
	return stretches;
}

interface MarginProps {
	title: Title;
	entry: BlameEntry;
	hands: PageBlame["hands"];
}

function Margin({ title, entry: { blame, cells }, hands }: MarginProps) {
	const { createdIn, textChangedIn, citationsChangedIn, touchedIn } = blame;
	const writer = hands.get(textChangedIn);
	const line = (revisionId: number) => (
		<HandLine title={title} hand={hands.get(revisionId)} revisionId={revisionId} after={writer?.author ?? null} />
	);
	return (
		<div className="blame-entry">
			<p className="blame-hand">
				{cells && (
					<span className="blame-cells">
						<sup>{cells.number}</sup> {cells.count === 1 ? "1 cell" : `${cells.count} cells`}:{" "}
					</span>
				)}
				<HandLine title={title} hand={writer} revisionId={textChangedIn} />
			</p>
			<HandSummary title={title} hand={writer} />
			{createdIn !== textChangedIn && <p className="blame-more">Begun {line(createdIn)}</p>}
			{citationsChangedIn !== null && citationsChangedIn !== textChangedIn && (
				<p className="blame-more">Citations {line(citationsChangedIn)}</p>
			)}
			{touchedIn !== null && <p className="blame-more">Also touched {line(touchedIn)}</p>}
		</div>
	);
}

interface HandLineProps {
	title: Title;
	hand: Hand | undefined;
	revisionId: number;
	/** The name that was just said, where this goes on from it: it is not said again. */
	after?: string | null;
}

/** `Kira, 2 March 2025`: the person, and the edit as a link where the reader may see it. */
export function HandLine({ title, hand, revisionId, after }: HandLineProps) {
	if (!hand?.author || !hand.at) return <>in an edit that is not public</>;
	const day = <time dateTime={hand.at.toISOString()}>{formatDay(hand.at)}</time>;
	const edit =
		hand.summary === null ? (
			<span title="Published together with a later edit">{day}</span>
		) : (
			<a href={`${titleToHref(title)}?diff=prev&oldid=${revisionId}`} rel="nofollow">
				{day}
			</a>
		);
	if (after === hand.author) return <>on {edit}</>;
	return (
		<>
			{after !== undefined && "by "}
			<a className="blame-author" href={specialPageHref("Contributions", hand.author)} rel="nofollow">
				<bdi>{hand.author}</bdi>
			</a>
			{hand.newcomer && (
				<>
					{" "}
					<span className="tag">new editor</span>
				</>
			)}
			, {edit}
		</>
	);
}

/** What the edit was said to be, on a line of its own. */
export function HandSummary({ title, hand }: { title: Title; hand: Hand | undefined }) {
	if (!hand?.summary) return null;
	return (
		<p className="blame-summary">
			<EditSummary summary={hand.summary} title={title} />
		</p>
	);
}

interface PieceProps {
	piece: BlamedPiece;
	context: InlineContext;
	wordsHref: (blockId: string) => string;
}

function Piece({ piece, context, wordsHref }: PieceProps) {
	if (piece.kind === "table") {
		const table = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [piece.node] } as const;
		return renderDocument(table, {
			...context,
			behindText: ({ attrs, content }) => {
				const blockId = typeof attrs?.id === "string" ? attrs.id : null;
				const href = blockId !== null && hasText(content) ? wordsHref(blockId) : null;
				return <CellMark number={piece.numbers.get(blockId ?? "") ?? null} wordsHref={href} />;
			},
		});
	}
	const { content: _content, structure: _structure, ...view } = piece.leaf;
	const { content, blockId } = piece.leaf;
	return (
		<div className="blame-piece" id={blockId === null ? undefined : `b-${blockId}`}>
			<DiffBlock view={view} context={context} empty={content.length === 0}>
				{renderInline(content, context)}
			</DiffBlock>
			{blockId !== null && hasText(content) && (
				<a className="blame-words" href={wordsHref(blockId)} rel="nofollow">
					<span className="visually-hidden">Who wrote the </span>words
				</a>
			)}
		</div>
	);
}

function hasText(content: readonly DocumentNode[] = []): boolean {
	return content.some(({ type }) => type === "text");
}

/** Behind the text of a cell: the number of its hand, where there are several, and the way down to its words. */
function CellMark({ number, wordsHref }: { number: number | null; wordsHref: string | null }) {
	if (wordsHref === null) return number !== null && <sup>{`\u202f${number}`}</sup>;
	return (
		<a className="cell-words" href={wordsHref} rel="nofollow">
			{number === null ? (
				<>
					<span className="visually-hidden">Who wrote the </span>words
				</>
			) : (
				<>
					<span className="visually-hidden">Who wrote the words: </span>
					{number}
				</>
			)}
		</a>
	);
}
