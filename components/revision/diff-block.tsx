import type { ReactNode } from "react";
import type { BlockView } from "@/lib/document/diff";
import type { Container } from "@/lib/document/diff/leaf-blocks";
import { readTarget } from "@/lib/document/links";
import type { InlineContext } from "@/lib/document/render/inline";
import type { Surrounding } from "./diff-side";
import { blockTypeName, sayValue } from "./diff-structure";

interface DiffBlockProps extends Surrounding {
	view: BlockView;
	context: InlineContext;
	/** The inline content, its changes already marked. */
	children: ReactNode;
	empty: boolean;
}

/** One block of a comparison with a hint of what it stands in: it reads like the article without being its markup. */
export function DiffBlock({ view, context, children, empty, continues = false, inCell = false }: DiffBlockProps) {
	const { containers } = view;
	const lists = containers.filter((container) => container.kind === "list");
	const list = lists.at(-1);
	const callout = containers.findLast((container) => container.kind === "callout");
	const account = containers.findLast((container) => container.kind === "accounts");
	const quoted = containers.some((container) => container.kind === "quotation");
	const boxed = callout ? `boxed callout-${callout.callout}` : account && "boxed";
	const classes = ["diff-block", quoted && "quoted", boxed, boxed && continues && "continues"];
	return (
		<div className={classes.filter(Boolean).join(" ")}>
			{callout && !continues && <span className="diff-place">{callout.callout}</span>}
			{account && !continues && <span className="diff-place">{accountPlace(account)}</span>}
			<div className={list ? `diff-item depth-${Math.min(lists.length, 4)}` : undefined}>
				{list && <span className="diff-marker">{marker(list)}</span>}
				<Content view={view} context={context} empty={empty} inCell={inCell}>
					{children}
				</Content>
			</div>
		</div>
	);
}

/** What a block of a set of accounts stands under; how it is set as far as readers see it. */
function accountPlace({ ordinal, attrs, accountAttrs }: Extract<Container, { kind: "accounts" }>): string {
	if (ordinal === null) return `Accounts that differ · ${sayValue("reason", attrs.reason)}`;
	const rank = sayValue("rank", accountAttrs.rank);
	return rank === "normal" ? `Account ${ordinal}` : `Account ${ordinal} · ${rank}`;
}

function marker(list: { ordered: boolean; ordinal: number | null }): string {
	if (list.ordinal === null) return "";
	return list.ordered ? `${list.ordinal}.` : "•";
}

function Content({ view, context, children, empty, inCell }: DiffBlockProps) {
	switch (view.type) {
		case "heading":
			return <p className={`diff-heading diff-heading-${Number(view.attrs.level) || 2}`}>{children}</p>;
		case "codeBlock":
			return (
				<pre>
					<code>{children}</code>
				</pre>
			);
		case "accountAnswer":
			return (
				<p>
					<strong>{children}</strong>
				</p>
			);
		case "attribution":
			return <p className="attribution">{children}</p>;
		case "horizontalRule":
			return <hr />;
		case "redirect": {
			const target = readTarget(view.attrs);
			const { href, title } = context.resolveLink(target);
			return (
				<p>
					Redirect to: <a href={href}>{target.anchor ? `${title} § ${target.anchor}` : title}</a>
				</p>
			);
		}
		default:
			if (!empty) return <p>{children}</p>;
			return inCell ? null : <p className="diff-empty">(empty {blockTypeName(view)})</p>;
	}
}
