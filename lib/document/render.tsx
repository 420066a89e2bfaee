import { Fragment, type ReactNode } from "react";
import type { Arrangement, Fold } from "./arrangement";
import { BLOCK_ID } from "./attribute";
import { readTarget } from "./links";
import { shapeNode } from "./node-shape";
import { documentOutline, headingLevel, type Section } from "./outline";
import { renderAccounts } from "./render/accounts";
import { type InlineContext, renderInline, renderWikiLink } from "./render/inline";
import { renderMark } from "./render/mark";
import { renderTable } from "./render/table";
import { CALLOUT_KINDS, type CalloutKind, DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "./schema";
import { nodeText } from "./text";

export interface RenderContext extends InlineContext {
	/** The address where a section is edited, or null where the viewer is not to be offered it. */
	sectionEdit?(section: { index: number; text: string }): string | null;
	/** What stands behind the text of a block. */
	behindText?(block: DocumentNode): ReactNode;
	/** What stands folded or marked for this reader. */
	readonly arrangement?: Arrangement;
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

	blocks(nodes: readonly DocumentNode[] = [], arrangement?: Arrangement): ReactNode[] {
		const rendered = nodes.map((node, place) => {
			const block = this.block(node, place, arrangement?.inside.get(place));
			const mark = arrangement?.marks.get(place);
			return mark === undefined ? (
				block
			) : (
				// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
				<div key={place} className="unsourced">
					{block}
					{renderMark(mark)}
				</div>
			);
		});
		return foldPlaces(rendered, arrangement, ({ places, label }, folded) => (
			<details key={`fold-${places[0]}`} className="lens-fold">
				<summary>{label}</summary>
				{folded}
			</details>
		));
	}

	private block(node: DocumentNode, key: number, arrangement?: Arrangement): ReactNode {
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
						{this.items(node, arrangement)}
					</ul>
				);
			case "orderedList": {
				const start = firstNumber(node);
				return (
					<ol key={key} id={id} start={start === 1 ? undefined : start}>
						{this.items(node, arrangement)}
					</ol>
				);
			}
			case "listItem":
				return this.item(node, key, arrangement);
			case "blockquote":
				return (
					<blockquote key={key} id={id}>
						{this.blocks(node.content, arrangement)}
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
					arrangement,
					renderCell: (cell, inside) => this.blocks(cell.content, inside),
				});
			case "horizontalRule":
				return <hr key={key} id={id} />;
			case "codeBlock":
				return this.codeBlock(node, key);
			case "callout":
				return this.callout(node, key, arrangement);
			case "accounts":
				return renderAccounts(node, key, {
					blockElementId,
					renderInline: (line) => this.inline(line),
					renderBlocks: (nodes) => this.blocks(nodes),
					arrangement,
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

	/** Items of a list; those that stand folded are a list of their own in one item, and numbers go on behind it. */
	private items(list: DocumentNode, arrangement?: Arrangement): ReactNode[] {
		const ordered = list.type === "orderedList";
		const first = firstNumber(list);
		const behindFold = new Set(arrangement?.folds.map(({ places }) => (places.at(-1) ?? 0) + 1));
		const rendered = (list.content ?? []).map((item, place) => {
			const [inside, mark] = [arrangement?.inside.get(place), arrangement?.marks.get(place)];
			return this.item(item, place, inside, mark, ordered && behindFold.has(place) ? first + place : undefined);
		});
		return foldPlaces(rendered, arrangement, ({ places, label }, folded) => (
			<li key={`fold-${places[0]}`} className="folded-items">
				<details className="lens-fold">
					<summary>{label}</summary>
					{ordered ? <ol start={first + (places[0] ?? 0)}>{folded}</ol> : <ul>{folded}</ul>}
				</details>
			</li>
		));
	}

	private item(item: DocumentNode, key: number, inside?: Arrangement, mark?: string, value?: number): ReactNode {
		return (
			<li key={key} id={blockElementId(item)} value={value} className={mark === undefined ? undefined : "unsourced"}>
				{this.blocks(item.content, inside)}
				{mark !== undefined && renderMark(mark)}
			</li>
		);
	}

	private inline(node: DocumentNode): ReactNode {
		const text = renderInline(node.content ?? [], this.context);
		const behind = this.context.behindText?.(node);
		return behind ? [...text, <Fragment key="behind">{behind}</Fragment>] : text;
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
				{this.context.behindText?.(node)}
			</pre>
		);
	}

	private callout(node: DocumentNode, key: number, arrangement?: Arrangement): ReactNode {
		const id = blockElementId(node);
		const kind = CALLOUT_KINDS.find((known) => known === node.attrs?.kind) ?? "note";
		const className = `callout callout-${kind}`;
		if (kind === "spoiler") {
			return (
				<details key={key} id={id} className={className}>
					<summary className="callout-label">{CALLOUT_LABELS[kind]}</summary>
					{this.blocks(node.content, arrangement)}
				</details>
			);
		}
		return (
			<aside key={key} id={id} className={className} role="note">
				<p className="callout-label">{CALLOUT_LABELS[kind]}</p>
				{this.blocks(node.content, arrangement)}
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

function firstNumber({ attrs }: DocumentNode): number {
	return typeof attrs?.start === "number" && Number.isInteger(attrs.start) ? attrs.start : 1;
}

/** Puts what stands folded, given by its places among its siblings, where the first of it stood. */
function foldPlaces(
	rendered: readonly ReactNode[],
	arrangement: Arrangement | undefined,
	wrap: (fold: Fold, folded: ReactNode[]) => ReactNode,
): ReactNode[] {
	const arranged = [...rendered];
	for (const fold of arrangement?.folds ?? []) {
		const [first] = fold.places;
		if (first === undefined) continue;
		const folded = fold.places.map((place) => rendered[place]);
		for (const place of fold.places) arranged[place] = null;
		arranged[first] = wrap(fold, folded);
	}
	return arranged;
}

/**
 * A document as semantic HTML for readers: no script, no style, no class or id that its author could choose.
 * Blocks carry the element id `b-<block id>`, headings their section's anchor. Whatever is stored, it renders:
 * attributes that are not of their kind fall back, unknown nodes show their children.
 */
export function renderDocument(document: WikiDocument, context: RenderContext): ReactNode {
	const shaped = shapeNode(document);
	const root: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: shaped?.content ?? [] };
	return <>{new Renderer(root, context).blocks(root.content, context.arrangement)}</>;
}
