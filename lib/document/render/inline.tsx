import { Fragment, type ReactNode } from "react";
import { checkAttribute } from "../attribute";
import { isExternalUrl } from "../external-url";
import { equalMarks } from "../inline";
import { type LinkTarget, readTarget } from "../links";
import type { DocumentNode, Mark } from "../schema";

/** What a link inside the wiki has turned out to lead to. */
export interface ResolvedLink {
	readonly href: string;
	/** The title of the page it leads to, as people read it. */
	readonly title: string;
	readonly exists: boolean;
	/** Whether it leads to the page it stands on. */
	readonly self: boolean;
}

export interface InlineContext {
	resolveLink(link: LinkTarget): ResolvedLink;
	/** Neighbouring citations as one group; where this is missing they are left out. */
	renderCitations?(citations: readonly DocumentNode[]): ReactNode;
}

/** Where a link leads to no page, everybody is told: by colour, by tooltip and in words. */
const MISSING = "(page does not exist)";

export function renderWikiLink(target: LinkTarget, children: ReactNode, context: InlineContext): ReactNode {
	const { href, title, exists, self } = context.resolveLink(target);
	if (self && target.anchor === null) return <b className="self">{children}</b>;
	if (exists || self) {
		return (
			<a href={href} title={self ? undefined : title}>
				{children}
			</a>
		);
	}
	return (
		<a className="missing" href={href} rel="nofollow" title={`${title} ${MISSING}`}>
			{children}
			<span className="visually-hidden"> {MISSING}</span>
		</a>
	);
}

function wrap(mark: Mark, children: ReactNode, context: InlineContext): ReactNode {
	switch (mark.type) {
		case "wikiLink":
			return renderWikiLink(readTarget(mark.attrs), children, context);
		case "link": {
			const href = mark.attrs?.href;
			if (!isExternalUrl(href)) return children;
			return (
				<a className="external" href={href} rel="noopener nofollow ugc">
					{children}
				</a>
			);
		}
		case "bold":
			return <strong>{children}</strong>;
		case "italic":
			return <em>{children}</em>;
		case "underline":
			return <u>{children}</u>;
		case "strike":
			return <s>{children}</s>;
		case "smallCaps":
			return <span className="small-caps">{children}</span>;
		case "superscript":
			return <sup>{children}</sup>;
		case "subscript":
			return <sub>{children}</sub>;
		case "code":
			return <code>{children}</code>;
		default:
			return children;
	}
}

/** Inline content of a block. Neighbours that share their outer marks share the elements: one link stays one link. */
export function renderInline(nodes: readonly DocumentNode[], context: InlineContext, depth = 0): ReactNode[] {
	const rendered: ReactNode[] = [];
	for (let i = 0; i < nodes.length; ) {
		const node = nodes[i];
		const mark = node?.marks?.[depth];
		if (!node || !mark) {
			if (node?.type === "citation") {
				let end = i + 1;
				while (nodes[end]?.type === "citation") end++;
				rendered.push(<Fragment key={i}>{context.renderCitations?.(nodes.slice(i, end))}</Fragment>);
				i = end;
				continue;
			}
			if (node?.type === "citationNeeded") rendered.push(renderCitationNeeded(node, i));
			else if (node?.type === "hardBreak") rendered.push(<br key={i} />);
			else if (node?.text !== undefined) rendered.push(node.text);
			i++;
			continue;
		}
		let end = i + 1;
		while (end < nodes.length && sharesMark(nodes[end], mark, depth)) end++;
		const children = renderInline(nodes.slice(i, end), context, depth + 1);
		rendered.push(<Fragment key={i}>{wrap(mark, children, context)}</Fragment>);
		i = end;
	}
	return rendered;
}

function renderCitationNeeded({ attrs }: DocumentNode, key: number): ReactNode {
	const since = checkAttribute({ kind: "date" }, attrs?.since).ok ? String(attrs?.since) : null;
	return (
		<sup key={key} className="citation-needed" title={since === null ? undefined : `Since ${since}`}>
			[citation needed]
		</sup>
	);
}

function sharesMark(node: DocumentNode | undefined, mark: Mark, depth: number): boolean {
	const other = node?.marks?.[depth];
	return other !== undefined && equalMarks([other], [mark]);
}
