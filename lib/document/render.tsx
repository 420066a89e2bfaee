import { Fragment, type ReactNode } from "react";
import { BLOCK_ID } from "./attribute";
import { readTarget } from "./links";
import { shapeNode } from "./node-shape";
import { documentOutline, headingLevel, type Section } from "./outline";
import { renderAccounts } from "./render-accounts";
import { type InlineContext, renderInline, renderWikiLink } from "./render-inline";
import { renderTable } from "./render-table";
import { CALLOUT_KINDS, type CalloutKind, DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "./schema";
import { nodeText } from "./text";

export interface RenderContext extends InlineContext {
	/** The address where a section is edited, or null where the viewer is not to be offered it. */
	sectionEdit?(section: { index: number; text: string }): string | null;
	/** Stretches of the document's own blocks that stand folded under a line of text; in order, without overlap. */
	readonly folds?: readonly BlockFold[];
	/** Places of the document's own blocks that are marked as citing nothing. */
	readonly unsourced?: ReadonlySet<number>;
	/** Accounts that stand folded within their block, by id, under a line of text for each block. */
	readonly foldedAccounts?: { readonly ids: ReadonlySet<string>; label(accounts: DocumentNode): string };
}

/** Children `from` to before `to` of the document. */
export interface BlockFold {
	readonly from: number;
	readonly to: number;
	readonly label: string;
}

const CALLOUT_LABELS: Readonly<Record<CalloutKind, string>> = {
	note: "Note",
	tip: "Tip",
	warning: "Warning",
	spoiler: "Spoiler",
};
const LANGUAGE = /^[a-z0-9+#-]{1,32}$/;

function blockElementId(node: DocumentNode): string | undefined {
	const id = node.attrs?.id;
	return typeof id === "string" && BLOCK_ID.test(id) ? `b-${id}` : undefined;
}

class Renderer {
	private tables = 0;
	private readonly sections: ReadonlyMap<string | DocumentNode, Section>;

	constructor(
		document: WikiDocument,
		private readonly context: RenderContext,
	) {
		const outline = documentOutline(document);
		const headings = document.content.filter(({ type }) => type === "heading");
		this.sections = new Map(headings.flatMap((heading, i) => (outline[i] ? [[heading, outline[i]]] : [])));
	}

	root(nodes: readonly DocumentNode[]): ReactNode[] {
		const { folds = [], unsourced } = this.context;
		const rendered = this.blocks(nodes).map((block, place) =>
			unsourced?.has(place) ? (
				// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
				<div key={place} className="unsourced">
					{block}
					<p className="unsourced-mark">no source</p>
				</div>
			) : (
				block
			),
		);
		if (folds.length === 0) return rendered;
		const arranged: ReactNode[] = [];
		let place = 0;
		for (const { from, to, label } of folds) {
			arranged.push(...rendered.slice(place, from));
			arranged.push(
				<details key={`fold-${from}`} className="lens-fold">
					<summary>{label}</summary>
					{rendered.slice(from, to)}
				</details>,
			);
			place = to;
		}
		return [...arranged, ...rendered.slice(place)];
	}

	blocks(nodes: readonly DocumentNode[] = []): ReactNode[] {
		return nodes.map((node, index) => this.block(node, index));
	}

	private block(node: DocumentNode, key: number): ReactNode {
		const id = blockElementId(node);
		switch (node.type) {
			case "paragraph":
				return (
					<p key={key} id={id}>
						{this.inline(node)}
					</p>
				);
			case "heading":
				return this.heading(node, key);
			case "bulletList":
				return (
					<ul key={key} id={id}>
						{this.blocks(node.content)}
					</ul>
				);
			case "orderedList": {
				const { start } = node.attrs ?? {};
				const first = typeof start === "number" && Number.isInteger(start) && start !== 1 ? start : undefined;
				return (
					<ol key={key} id={id} start={first}>
						{this.blocks(node.content)}
					</ol>
				);
			}
			case "listItem":
				return (
					<li key={key} id={id}>
						{this.blocks(node.content)}
					</li>
				);
			case "blockquote":
				return (
					<blockquote key={key} id={id}>
						{this.blocks(node.content)}
					</blockquote>
				);
			case "attribution":
				return (
					<footer key={key} id={id} className="attribution">
						{this.inline(node)}
					</footer>
				);
			case "table":
				return renderTable(node, key, {
					id,
					label: `Table ${++this.tables}`,
					blockElementId,
					renderCell: (cell) => this.blocks(cell.content),
				});
			case "horizontalRule":
				return <hr key={key} id={id} />;
			case "codeBlock":
				return this.codeBlock(node, key);
			case "callout":
				return this.callout(node, key);
			case "accounts":
				return renderAccounts(node, key, {
					blockElementId,
					renderInline: (line) => this.inline(line),
					renderBlocks: (nodes) => this.blocks(nodes),
					folded: this.context.foldedAccounts && {
						ids: this.context.foldedAccounts.ids,
						label: this.context.foldedAccounts.label(node),
					},
				});
			case "redirect":
				return this.redirect(node, key);
			case "citation":
			case "citationNeeded":
			case "text":
			case "hardBreak":
				return <Fragment key={key}>{this.inline({ type: "paragraph", content: [node] })}</Fragment>;
			default:
				return <Fragment key={key}>{this.blocks(node.content)}</Fragment>;
		}
	}

	private inline(node: DocumentNode): ReactNode[] {
		return renderInline(node.content ?? [], this.context);
	}

	private heading(node: DocumentNode, key: number): ReactNode {
		const level = headingLevel(node);
		const Heading = `h${level}` as const;
		const section = this.sections.get(node);
		const name = section && (section.text || "untitled section");
		const edit = section && this.context.sectionEdit?.({ index: section.index, text: section.text });
		return (
			<div key={key} id={blockElementId(node)} className={`section-heading level-${level}`}>
				<Heading id={section?.anchor}>{this.inline(node)}</Heading>
				{section && (
					<a
						className="permalink"
						href={`#${encodeURIComponent(section.anchor)}`}
						aria-label={`Link to section: ${name}`}
					>
						#
					</a>
				)}
				{edit && (
					<a className="section-edit" href={edit} aria-label={`Edit section: ${name}`}>
						edit
					</a>
				)}
			</div>
		);
	}

	private codeBlock(node: DocumentNode, key: number): ReactNode {
		const language = node.attrs?.language;
		const known = typeof language === "string" && LANGUAGE.test(language);
		return (
			// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
			<pre key={key} id={blockElementId(node)} tabIndex={0}>
				<code className={known ? `language-${language}` : undefined}>{nodeText(node)}</code>
			</pre>
		);
	}

	private callout(node: DocumentNode, key: number): ReactNode {
		const id = blockElementId(node);
		const kind = CALLOUT_KINDS.find((known) => known === node.attrs?.kind) ?? "note";
		const className = `callout callout-${kind}`;
		if (kind === "spoiler") {
			return (
				<details key={key} id={id} className={className}>
					<summary className="callout-label">{CALLOUT_LABELS[kind]}</summary>
					{this.blocks(node.content)}
				</details>
			);
		}
		return (
			<aside key={key} id={id} className={className} role="note">
				<p className="callout-label">{CALLOUT_LABELS[kind]}</p>
				{this.blocks(node.content)}
			</aside>
		);
	}

	private redirect(node: DocumentNode, key: number): ReactNode {
		const target = readTarget(node.attrs);
		const { title } = this.context.resolveLink(target);
		const place = target.anchor === null ? title : `${title} § ${target.anchor.replaceAll("_", " ")}`;
		return (
			<p key={key} id={blockElementId(node)} className="redirect">
				<span aria-hidden="true">↳ </span>Redirect to: {renderWikiLink(target, place, this.context)}
			</p>
		);
	}
}

/**
 * A document as semantic HTML for readers: no script, no style, no class or id that its author could choose.
 * Blocks carry the element id `b-<block id>`, headings their section's anchor. Whatever is stored, it renders:
 * attributes that are not of their kind fall back, unknown nodes show their children.
 */
export function renderDocument(document: WikiDocument, context: RenderContext): ReactNode {
	const shaped = shapeNode(document);
	const root: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: shaped?.content ?? [] };
	return <>{new Renderer(root, context).root(root.content)}</>;
}
