import { Fragment, type ReactNode } from "react";
import type { Arrangement } from "../arrangement";
import { ACCOUNT_RANKS, ACCOUNT_REASONS, type AccountReason, type DocumentNode } from "../schema";
import { nodeText } from "../text";
import { renderMark } from "./mark";

interface AccountsParts {
	blockElementId(node: DocumentNode): string | undefined;
	renderInline(node: DocumentNode): ReactNode;
	renderBlocks(nodes: readonly DocumentNode[]): ReactNode;
	/** Which accounts stand folded or marked for this reader. */
	arrangement: Arrangement | undefined;
}

/** The reasons as readers meet them: "accounts differ · sources disagree". */
export const REASON_WORDS: Readonly<Record<AccountReason, string>> = {
	"sources-disagree": "sources disagree",
	estimate: "an estimate",
	"revised-edition": "revised in a later edition",
	retcon: "changed in retrospect",
	"production-error": "a production error",
	translation: "a matter of translation",
	"other-timeline": "another timeline",
	unexplained: "unexplained",
};

export const RANK_WORDS = { preferred: "preferred", normal: null, deprecated: "set aside" } as const;

/** An account with what a reader meets of it. */
interface ShownAccount {
	readonly key: number;
	readonly id: string | undefined;
	readonly className: string | undefined;
	readonly rank: string | null;
	readonly answer: DocumentNode | undefined;
	readonly said: readonly DocumentNode[];
	readonly mark: string | undefined;
}

/**
 * A question with the answers that sources give to it, each with its text: as a table, or as sentences that follow
 * each other. Whatever is missing is left out.
 */
export function renderAccounts(node: DocumentNode, key: number, parts: AccountsParts): ReactNode {
	const content = node.content ?? [];
	const question = content.find(({ type }) => type === "accountsQuestion");
	const rest = content.filter((child) => child !== question && child.type !== "account");
	const reason = ACCOUNT_REASONS.find((known) => known === node.attrs?.reason) ?? "unexplained";
	const [fold] = parts.arrangement?.folds ?? [];
	const accounts = content.flatMap((child, place) =>
		child.type === "account" ? readAccount(child, place, parts) : [],
	);
	const places = new Set(fold?.places);
	const folded = accounts.filter(({ key: place }) => places.has(place));
	const shown = accounts.filter(({ key: place }) => !places.has(place));
	const asProse = node.attrs?.display === "prose";
	const renderAll = asProse ? renderSentences : renderTable;
	return (
		<div key={key} id={parts.blockElementId(node)} className={asProse ? "accounts accounts-prose" : "accounts"}>
			<div className="accounts-head">
				<p id={question && parts.blockElementId(question)} className="accounts-question">
					{question && parts.renderInline(question)}
				</p>
				<p className="accounts-reason">accounts differ · {REASON_WORDS[reason]}</p>
			</div>
			{shown.length > 0 && renderAll(shown, parts)}
			{fold && (
				<details className="lens-fold">
					<summary>{fold.label}</summary>
					{renderAll(folded, parts)}
				</details>
			)}
			{parts.renderBlocks(rest)}
		</div>
	);
}

function readAccount(account: DocumentNode, key: number, parts: AccountsParts): ShownAccount {
	const answer = account.content?.find(({ type }) => type === "accountAnswer");
	const rank = ACCOUNT_RANKS.find((known) => known === account.attrs?.rank) ?? "normal";
	return {
		key,
		id: parts.blockElementId(account),
		className: rank === "normal" ? undefined : `account-${rank}`,
		rank: RANK_WORDS[rank],
		answer,
		said: account.content?.filter((child) => child !== answer) ?? [],
		mark: parts.arrangement?.marks.get(key),
	};
}

function renderTable(accounts: readonly ShownAccount[], parts: AccountsParts): ReactNode {
	return (
		<dl>
			{accounts.map(({ key, id, className, rank, answer, said, mark }) => (
				<Fragment key={key}>
					<dt id={id} className={className}>
						<span id={answer && parts.blockElementId(answer)}>{answer && parts.renderInline(answer)}</span>
						{rank && <small className="account-rank">{rank}</small>}
					</dt>
					<dd className={mark === undefined ? undefined : "unsourced"}>
						{parts.renderBlocks(said)}
						{mark !== undefined && renderMark(mark)}
					</dd>
				</Fragment>
			))}
		</dl>
	);
}

/** Each answer runs into the first line of what says so: "Ten million: as the government put it (DS9: …)". */
function renderSentences(accounts: readonly ShownAccount[], parts: AccountsParts): ReactNode {
	return (
		<ul>
			{accounts.map(({ key, id, className, rank, answer, said, mark }) => {
				const [first, ...more] = said;
				const words = answer && nodeText(answer).trim() !== "" ? parts.renderInline(answer) : null;
				return (
					<li key={key} id={id} className={mark === undefined ? undefined : "unsourced"}>
						<p id={first && parts.blockElementId(first)}>
							{words && (
								<>
									<strong className={className} id={answer && parts.blockElementId(answer)}>
										<span>{words}</span>
									</strong>
									{rank && <small className="account-rank"> ({rank})</small>}
									{first?.content && first.content.length > 0 ? ": " : ""}
								</>
							)}
							{first && parts.renderInline(first)}
						</p>
						{parts.renderBlocks(more)}
						{mark !== undefined && renderMark(mark)}
					</li>
				);
			})}
		</ul>
	);
}
