import { Fragment, type Node as ProseMirrorNode, type ResolvedPos, type Schema } from "@tiptap/pm/model";
import { AllSelection, type EditorState, TextSelection } from "@tiptap/pm/state";
import { sentenceEnds } from "@/lib/document/sentence";

/** More sentences of one paragraph than this stay together in the last account. */
const MOST_SENTENCES = 12;

/** The innermost depth at which a place stands in a node of this name; null where it stands in none. */
export function depthOf($place: ResolvedPos, name: string): number | null {
	for (let depth = $place.depth; depth > 0; depth--) if ($place.node(depth).type.name === name) return depth;
	return null;
}

/** An account with an empty answer and these words; `id` is that of the block that they stood in. */
export function makeAccount(schema: Schema, words?: Fragment, id: unknown = null): ProseMirrorNode | null {
	const answer = schema.nodes.accountAnswer?.create();
	const paragraph = schema.nodes.paragraph?.create({ id }, words);
	return (answer && paragraph && schema.nodes.account?.create(null, [answer, paragraph])) ?? null;
}

/** What takes the place of some blocks, and where the question begins among it. */
export interface Wrapping {
	readonly from: number;
	readonly to: number;
	readonly nodes: readonly ProseMirrorNode[];
	readonly question: number;
}

/**
 * Accounts in place of what is selected: each sentence of one paragraph, or each of several paragraphs, becomes an
 * account. What stands before and behind the selection stays as it is. Null where something else is selected with it.
 */
export function wrapInAccounts({ schema, selection }: EditorState): Wrapping | null {
	const isAll = selection instanceof AllSelection;
	const { $from, $to } = isAll ? TextSelection.between(selection.$from, selection.$to) : selection;
	const type = schema.nodes.accounts;
	const question = schema.nodes.accountsQuestion?.create();
	if (!type || !question || depthOf($from, "accounts") !== null) return null;
	if ($from.depth !== $to.depth || $from.depth === 0 || $from.start(-1) !== $to.start(-1)) return null;
	const [around, first, last] = [$from.node(-1), $from.index(-1), $to.index(-1)];
	const paragraphs = Array.from({ length: last - first + 1 }, (_, index) => around.child(first + index));
	if (paragraphs.some((paragraph) => paragraph.type.name !== "paragraph")) return null;
	if (!around.canReplaceWith(first, last + 1, type)) return null;

	const selected = paragraphs.map(({ content }, index) => {
		const from = index === 0 ? $from.parentOffset : 0;
		return content.cut(from, first + index === last ? $to.parentOffset : content.size);
	});
	const before = trim($from.parent.content.cut(0, $from.parentOffset));
	const after = trim($to.parent.content.cut($to.parentOffset));
	const pieces = selected.flatMap((words, index) => {
		// The block keeps its id where it begins, so that its history goes on there.
		const id = index === 0 && before.size > 0 ? null : paragraphs[index]?.attrs.id;
		const parts = paragraphs.length === 1 ? splitSentences(words) : [trim(words)];
		return parts.filter(({ size }) => size > 0).map((part, place) => ({ part, id: place === 0 ? id : null }));
	});
	const accounts = pieces.map(({ part, id }) => makeAccount(schema, part, id));
	while (accounts.length < 2) accounts.push(makeAccount(schema));
	const block = type.create(null, [question, ...accounts.filter((account) => account !== null)]);

	const kept = before.size > 0 ? $from.parent.copy(before) : null;
	const taken = pieces.some(({ id }) => id === $to.parent.attrs.id) || (kept !== null && first === last);
	const rest = after.size > 0 ? $to.parent.type.create(taken ? null : $to.parent.attrs, after) : null;
	return {
		from: $from.before(),
		to: $to.after(),
		nodes: [kept, block, rest].filter((node) => node !== null),
		question: $from.before() + (kept?.nodeSize ?? 0) + 2,
	};
}

/** Cuts inline content where the next sentence begins, behind the citations of the one before. */
function splitSentences(content: Fragment): Fragment[] {
	let text = "";
	/** Where each character of the text stands. */
	const standing: number[] = [];
	content.forEach((node, offset) => {
		const own = node.isText ? (node.text ?? "") : node.type.name === "hardBreak" ? "\n" : "";
		for (let index = 0; index < own.length; index++) standing.push(offset + index);
		text += own;
	});
	const cuts = sentenceEnds(text).flatMap((end) => standing[end] ?? []);
	const places = [0, ...cuts.slice(0, MOST_SENTENCES - 1), content.size];
	return places.slice(1).map((end, index) => trim(content.cut(places[index] ?? 0, end)));
}

function trim(content: Fragment): Fragment {
	const [first, last] = [content.firstChild?.text ?? "", content.lastChild?.text ?? ""];
	const before = first.length - first.trimStart().length;
	const after = last.length - last.trimEnd().length;
	return before + after >= content.size ? Fragment.empty : content.cut(before, content.size - after);
}
