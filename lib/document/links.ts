import { equalMarks, joinTexts } from "./inline";
import type { DocumentNode, Mark, WikiDocument } from "./schema";

/** Where a link inside the wiki leads: a page by id where it exists, by title where it does not, a place on it. */
export interface LinkTarget {
	readonly pageId: number | null;
	readonly title: string | null;
	readonly anchor: string | null;
}

export interface DocumentLink {
	readonly pageId: number | null;
	readonly title: string | null;
	readonly kind: "link" | "redirect";
}

/** Reads a target from attributes of any shape; what is not of the right type is absent. */
export function readTarget(attrs: Readonly<Record<string, unknown>> | undefined): LinkTarget {
	const { pageId, title, anchor } = attrs ?? {};
	return {
		pageId: typeof pageId === "number" ? pageId : null,
		title: typeof title === "string" ? title : null,
		anchor: typeof anchor === "string" ? anchor : null,
	};
}

const NOWHERE: LinkTarget = { pageId: null, title: null, anchor: null };

function writeTarget({ pageId, title, anchor }: LinkTarget): Record<string, unknown> {
	return { ...(pageId !== null && { pageId }), ...(title !== null && { title }), ...(anchor !== null && { anchor }) };
}

/**
 * The pages a document leads to, each once for each kind, in order of appearance. Links to places on the
 * same page are not among them.
 */
export function documentLinks(document: WikiDocument): DocumentLink[] {
	return linksIn([document]);
}

/** The same for some nodes and what stands in them. */
export function linksIn(nodes: readonly DocumentNode[]): DocumentLink[] {
	const found = new Map<string, DocumentLink>();
	const add = (attrs: DocumentNode["attrs"], kind: DocumentLink["kind"]): void => {
		const { pageId, title } = readTarget(attrs);
		if (pageId === null && title === null) return;
		const key = JSON.stringify([kind, pageId, pageId === null ? title : null]);
		if (!found.has(key)) found.set(key, { pageId, title, kind });
	};
	const visit = (node: DocumentNode): void => {
		if (node.type === "redirect") add(node.attrs, "redirect");
		for (const mark of node.marks ?? []) if (mark.type === "wikiLink") add(mark.attrs, "link");
		for (const child of node.content ?? []) visit(child);
	};
	for (const node of nodes) visit(node);
	return [...found.values()];
}

/** Where the document redirects to, or null for an ordinary page. */
export function documentRedirect(document: WikiDocument): LinkTarget | null {
	const first = document.content[0];
	return first?.type === "redirect" ? readTarget(first.attrs) : null;
}

/**
 * The document with each target of a wiki link or redirect replaced by what `bind` makes of it: titles by ids
 * when pages exist, ids by titles when they are gone. A link that is bound to nothing becomes plain text; a
 * redirect stays as it was. Parts without a changed link are shared with the original.
 */
export function mapWikiLinks(document: WikiDocument, bind: (target: LinkTarget) => LinkTarget): WikiDocument {
	const visit = (node: DocumentNode): DocumentNode => {
		if (node.type === "redirect") {
			const { id, ...attrs } = node.attrs ?? {};
			const target = readTarget(attrs);
			const bound = bind(target);
			if (equalTargets(target, bound) || (bound.pageId === null && bound.title === null)) return node;
			return { ...node, attrs: { ...(id !== undefined && { id }), ...writeTarget(bound) } };
		}
		const marks = node.marks?.flatMap((mark): readonly Mark[] => {
			if (mark.type !== "wikiLink") return [mark];
			const target = readTarget(mark.attrs);
			const bound = bind(target);
			if (equalTargets(target, bound)) return [mark];
			return equalTargets(bound, NOWHERE) ? [] : [{ ...mark, attrs: writeTarget(bound) }];
		});
		const content = node.content?.map(visit);
		const sameContent = content?.every((child, i) => child === node.content?.[i]) ?? true;
		if (sameContent && equalMarks(marks, node.marks)) return node;
		const { marks: _old, ...rest } = node;
		return {
			...rest,
			...(content && { content: sameContent ? node.content : joinTexts(content) }),
			...(marks && marks.length > 0 && { marks }),
		};
	};
	// `visit` keeps the type and attributes of every node but redirects.
	return visit(document) as WikiDocument;
}

function equalTargets(a: LinkTarget, b: LinkTarget): boolean {
	return a.pageId === b.pageId && a.title === b.title && a.anchor === b.anchor;
}
