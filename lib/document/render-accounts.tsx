import { Fragment, type ReactNode } from "react";
import { ACCOUNT_RANKS, ACCOUNT_REASONS, type AccountReason, type DocumentNode } from "./schema";

interface AccountsParts {
	blockElementId(node: DocumentNode): string | undefined;
	renderInline(node: DocumentNode): ReactNode;
	renderBlocks(nodes: readonly DocumentNode[]): ReactNode;
	/** Accounts that the reader did not ask for, by id; they fold under this many words. */
	folded?: { readonly ids: ReadonlySet<string>; readonly label: string } | undefined;
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

const RANK_WORDS = { preferred: "preferred", normal: null, deprecated: "set aside" } as const;

/** A question with the answers that sources give to it, each with its text; whatever is missing is left out. */
export function renderAccounts(node: DocumentNode, key: number, parts: AccountsParts): ReactNode {
	const content = node.content ?? [];
	const question = content.find(({ type }) => type === "accountsQuestion");
	const accounts = content.filter(({ type }) => type === "account");
	const rest = content.filter((child) => child !== question && child.type !== "account");
	const reason = ACCOUNT_REASONS.find((known) => known === node.attrs?.reason) ?? "unexplained";
	const isFolded = ({ attrs }: DocumentNode) =>
		typeof attrs?.id === "string" && (parts.folded?.ids.has(attrs.id) ?? false);
	const folded = accounts.filter(isFolded);
	const shown = accounts.filter((account) => !isFolded(account));
	return (
		<div key={key} id={parts.blockElementId(node)} className="accounts">
			<div className="accounts-head">
				<p id={question && parts.blockElementId(question)} className="accounts-question">
					{question && parts.renderInline(question)}
				</p>
				<p className="accounts-reason">accounts differ · {REASON_WORDS[reason]}</p>
			</div>
			{shown.length > 0 && <dl>{shown.map((account, index) => renderAccount(account, index, parts))}</dl>}
			{folded.length > 0 && (
				<details className="lens-fold">
					<summary>{parts.folded?.label}</summary>
					<dl>{folded.map((account, index) => renderAccount(account, index, parts))}</dl>
				</details>
			)}
			{parts.renderBlocks(rest)}
		</div>
	);
}

function renderAccount(account: DocumentNode, key: number, parts: AccountsParts): ReactNode {
	const answer = account.content?.find(({ type }) => type === "accountAnswer");
	const rest = account.content?.filter((child) => child !== answer) ?? [];
	const rank = ACCOUNT_RANKS.find((known) => known === account.attrs?.rank) ?? "normal";
	return (
		<Fragment key={key}>
			<dt id={parts.blockElementId(account)} className={rank === "normal" ? undefined : `account-${rank}`}>
				<span id={answer && parts.blockElementId(answer)}>{answer && parts.renderInline(answer)}</span>
				{RANK_WORDS[rank] && <small className="account-rank">{RANK_WORDS[rank]}</small>}
			</dt>
			<dd>{parts.renderBlocks(rest)}</dd>
		</Fragment>
	);
}
