import type { DiffRow } from "../diff";
import type { Segment } from "../diff/word-diff";
import { type LinkTarget, readTarget } from "../links";
import type { DocumentNode } from "../schema";

interface RetargetedLink {
	readonly row: number;
	readonly blockId: string | null;
	/** The title or address it led to, and the one it leads to. */
	readonly before: string;
	readonly after: string;
}

/**
 * Words that stayed a link and lead elsewhere now, or took the place of such words, each target once for a block;
 * redirects with them.
 */
export function retargetedLinks(rows: readonly DiffRow[]): RetargetedLink[] {
	const found: RetargetedLink[] = [];
	for (const [row, { kind, before, after, segments }] of rows.entries()) {
		if (kind === "unchanged") continue;
		const told = new Set<string>();
		const blockId = (after ?? before)?.blockId ?? null;
		const tell = (was: string | null, is: string | null): void => {
			const key = JSON.stringify([was, is]);
			if (was === null || is === null || was === is || told.has(key)) return;
			told.add(key);
			found.push({ row, blockId, before: was, after: is });
		};
		if (before?.type === "redirect" && after?.type === "redirect")
			tell(sayTarget(readTarget(before.attrs)), sayTarget(readTarget(after.attrs)));
		// Both ends of a move have all segments.
		if (kind === "moved" && before) continue;
		for (const [was, is] of [...segments.flatMap(newTargets), ...replacedLinks(segments)]) tell(was, is);
	}
	return found;
}

/** Where links led that gave way to others, words and all, and where those lead: a link is mostly called as its page is. */
function replacedLinks(segments: readonly Segment[]): [from: string, to: string][] {
	return segments.flatMap(({ kind, before }, index): [string, string][] => {
		const next = segments[index + 1];
		if (kind !== "removed" || next?.kind !== "added") return [];
		const [from, to] = [onlyTarget(before), onlyTarget(next.after)];
		return from && to && from.key !== to.key ? [[from.name, to.name]] : [];
	});
}

/** The target of nodes that are one link and nothing else but spaces. */
function onlyTarget(nodes: readonly DocumentNode[]): ReturnType<typeof leadsTo> {
	const [first, ...others] = nodes.filter(({ type, text }) => type !== "text" || text?.trim() !== "").map(leadsTo);
	return first && others.every((other) => other?.key === first.key) ? first : null;
}

/** Where the links of words that stayed led, and where they lead now; repeated where several do. */
export function newTargets({ kind, before, after }: Segment): [from: string, to: string][] {
	if (kind !== "formatted") return [];
	return overlaps(before, after).flatMap(([was, is]): [string, string][] => {
		const [from, to] = [leadsTo(was), leadsTo(is)];
		return from && to && from.key !== to.key ? [[from.name, to.name]] : [];
	});
}

/** Pairs of nodes that share text, of two runs with the same text. */
function overlaps(before: readonly DocumentNode[], after: readonly DocumentNode[]): [DocumentNode, DocumentNode][] {
	const pairs: [DocumentNode, DocumentNode][] = [];
	const length = ({ text }: DocumentNode): number => text?.length ?? 1;
	for (let i = 0, j = 0, ends = [0, 0]; ; ) {
		const [was, is] = [before[i], after[j]];
		if (!was || !is) return pairs;
		pairs.push([was, is]);
		const [endBefore, endAfter] = [(ends[0] ?? 0) + length(was), (ends[1] ?? 0) + length(is)];
		if (endBefore <= endAfter) i++;
		if (endAfter <= endBefore) j++;
		ends = [endBefore <= endAfter ? endBefore : (ends[0] ?? 0), endAfter <= endBefore ? endAfter : (ends[1] ?? 0)];
	}
}

/** The target of a node's link; equal keys lead to one page, whether it existed already or not. */
function leadsTo({ marks = [] }: DocumentNode): { key: string; name: string } | null {
	for (const { type, attrs } of marks) {
		if (type === "link" && typeof attrs?.href === "string") return { key: attrs.href, name: attrs.href };
		if (type === "wikiLink") {
			const target = readTarget(attrs);
			const name = sayTarget(target);
			return name === null ? null : { key: `${target.title ?? target.pageId}#${target.anchor ?? ""}`, name };
		}
	}
	return null;
}

/** A target as people read it; null for one that leads nowhere. */
export function sayTarget({ pageId, title, anchor }: LinkTarget): string | null {
	const page = title ?? (pageId === null ? "" : `page ${pageId}`);
	return page === "" && anchor === null ? null : anchor === null ? page : `${page}#${anchor}`;
}
