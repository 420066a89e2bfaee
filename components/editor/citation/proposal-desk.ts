import { closeHistory } from "@tiptap/pm/history";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Locator } from "@/lib/citation/locator";
import type { CitationGroup } from "@/lib/citation/parse-citations";
import type { RegisteredSource } from "@/lib/source/source";
import { type FoundGroup, placeGroups, placeWork } from "./place-groups";
import { type Proposal, sameStub, stubFor } from "./proposal";
import { createStub, parseText, type Stub } from "./source-api";
import type { SourceBook } from "./source-book";
import {
	applyToTracked,
	changeTracked,
	findLines,
	type TrackedRange,
	textOf,
	trackedKey,
	trackedRanges,
} from "./tracked-ranges";
import { type WrittenLine, writeLine } from "./written-line";

/** How long typing pauses before its citations are read. */
const PAUSE = 250;
/** What the parser takes at once, with room for the breaks between lines. */
const MOST_SIGNS = 190_000;
const BREAK = "\n\n";

/**
 * Reads citations that were typed or pasted as text, and keeps the works it did not find until somebody decides.
 *
 * Strategy: a paste, or a closing bracket, leaves stretches to be read in the state of the plugin, which moves them
 * along with every change. They are sent to the parser together. What comes back is put into the text at once where
 * the registry knows the work, and otherwise kept as a proposal that leads to the stretches that name it.
 */
export class ProposalDesk {
	#proposals: readonly Proposal[] = [];
	#listeners = new Set<() => void>();
	#view: EditorView | null = null;
	#timer = 0;
	#lastId = 0;

	constructor(readonly book: SourceBook) {}

	read = (): readonly Proposal[] => this.#proposals;

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	plugin(): Plugin {
		return new Plugin<readonly TrackedRange[]>({
			key: trackedKey,
			state: { init: () => [], apply: applyToTracked },
			props: {
				decorations: (state) =>
					DecorationSet.create(
						state.doc,
						trackedRanges(state).flatMap(({ from, to, works }) =>
							works.some(({ proposal }) => proposal !== null)
								? [Decoration.inline(from, to, { class: "citation-proposed" })]
								: [],
						),
					),
				handleTextInput: (view, from, _to, text) => {
					if (text.endsWith(")") && !view.state.doc.resolve(from).parent.type.spec.code) {
						// The bracket stands in the text only after this call.
						setTimeout(() => this.#noteTyped(view, from + text.length));
					}
					return false;
				},
			},
			view: (view) => {
				this.#view = view;
				return {
					update: () => this.#afterChange(),
					destroy: () => {
						this.#view = null;
						window.clearTimeout(this.#timer);
					},
				};
			},
		});
	}

	/** Stands `(words)` in the text for a work that is to be entered, and enters it. */
	enter(
		{ from, to }: { from: number; to: number },
		words: string,
		named: Parameters<typeof stubFor>[0] & { locator?: Locator | null },
	): void {
		if (!this.#view) return;
		const text = `(${words})`;
		const proposal = this.#propose(named);
		const works = [{ proposal, locator: named.locator ?? null, prefix: "", written: words }];
		const { tr } = this.#view.state;
		tr.replaceWith(from, to, this.#view.state.schema.text(text));
		this.#view.dispatch(
			changeTracked(tr, { add: [{ from, to: from + text.length, text, reading: null, ticket: null, works }] }),
		);
		this.#view.focus();
		this.accept(proposal);
	}

	/** Reads all that stands in the text: an article from elsewhere may hold citations that nobody read yet. */
	readDocument(): void {
		const view = this.#view;
		if (!view) return;
		const { doc, tr } = view.state;
		view.dispatch(changeTracked(tr, { add: findLines(doc, 0, doc.content.size), drop: () => true }));
	}

	/** Enters the work into the registry and cites it; `despiteLikeness` says that it is none of the similar ones. */
	async accept(id: number, despiteLikeness = false): Promise<void> {
		const proposal = this.#proposals.find((one) => one.id === id);
		if (!proposal || proposal.busy) return;
		this.#change(id, { busy: true, message: null });
		const outcome = await createStub(proposal.stub, this.book.tiers, despiteLikeness);
		if (outcome.ok) this.use(id, outcome.source);
		else this.#change(id, { busy: false, similar: outcome.similar, message: outcome.message });
	}

	async acceptAll(): Promise<void> {
		for (const { id } of this.#proposals) await this.accept(id);
	}

	/** Cites a work of the registry where the text names this one. */
	use(id: number, source: RegisteredSource): void {
		this.book.learn([source]);
		const view = this.#view;
		if (!view) return;
		const ranges = trackedRanges(view.state).filter(({ works }) => works.some(({ proposal }) => proposal === id));
		this.#dispatchAlone(placeWork(view.state, ranges, id, source.id));
	}

	/** Leaves the words as they are. */
	leave(id: number): void {
		const view = this.#view;
		if (!view) return;
		const isMeant = ({ works }: TrackedRange) => works.some(({ proposal }) => proposal === id);
		const add = trackedRanges(view.state)
			.filter(isMeant)
			.map((range) => ({
				...range,
				works: range.works.map((work) => (work.proposal === id ? { ...work, proposal: null } : work)),
			}))
			.filter(({ works }) => works.some(({ proposal }) => proposal !== null));
		view.dispatch(changeTracked(view.state.tr, { add, drop: isMeant }));
	}

	correct(id: number, stub: Stub): void {
		this.#change(id, { stub, similar: [], message: null });
	}

	#propose(named: Parameters<typeof stubFor>[0]): number {
		const stub = stubFor(named);
		const same = this.#proposals.find((one) => sameStub(one.stub, stub));
		if (same) return same.id;
		this.#lastId++;
		this.#set([...this.#proposals, { id: this.#lastId, stub, busy: false, similar: [], message: null }]);
		return this.#lastId;
	}

	#change(id: number, news: Partial<Proposal>): void {
		this.#set(this.#proposals.map((one) => (one.id === id ? { ...one, ...news } : one)));
	}

	#set(proposals: readonly Proposal[]): void {
		this.#proposals = proposals;
		for (const listener of this.#listeners) listener();
	}

	#noteTyped(view: EditorView, end: number): void {
		const { doc } = view.state;
		if (view.isDestroyed || end > doc.content.size) return;
		const $end = doc.resolve(end);
		const from = $end.start();
		if (!$end.parent.isTextblock || end <= from) return;
		const text = textOf(doc, from, end);
		if (!text.endsWith(")") || !text.includes("(")) return;
		view.dispatch(
			changeTracked(view.state.tr, { add: [{ from, to: end, text, reading: "end", ticket: null, works: [] }] }),
		);
	}

	/** Proposals live as long as the text names their works; what waits to be read is sent. */
	#afterChange(): void {
		if (!this.#view) return;
		const ranges = trackedRanges(this.#view.state);
		const named = new Set(ranges.flatMap(({ works }) => works.map(({ proposal }) => proposal)));
		if (this.#proposals.some(({ id }) => !named.has(id))) {
			this.#set(this.#proposals.filter(({ id }) => named.has(id)));
		}
		const unread = ranges.filter(({ reading, ticket }) => reading !== null && ticket === null);
		if (unread.length === 0) return;
		window.clearTimeout(this.#timer);
		const pasted = unread.some(({ reading }) => reading === "all");
		this.#timer = window.setTimeout(() => this.#readUnread(), pasted ? 0 : PAUSE);
	}

	async #readUnread(): Promise<void> {
		const view = this.#view;
		if (!view) return;
		const sent: { ticket: number; start: number; text: string }[] = [];
		const add: TrackedRange[] = [];
		const taken = new Set<TrackedRange>();
		const isUnread = ({ reading, ticket }: TrackedRange) => reading !== null && ticket === null;
		let all = "";
		for (const range of trackedRanges(view.state).filter(isUnread)) {
			const { text } = writeLine(view.state.doc, range.from, range.to);
			// What is longer than the parser takes stays text; what does not fit this time is sent the next.
			if (text.length > MOST_SIGNS) taken.add(range);
			if (all.length + text.length > MOST_SIGNS) continue;
			taken.add(range);
			this.#lastId++;
			sent.push({ ticket: this.#lastId, start: all.length, text });
			add.push({ ...range, ticket: this.#lastId });
			all += text + BREAK;
		}
		view.dispatch(changeTracked(view.state.tr, { add, drop: (range) => taken.has(range) }));
		if (sent.length === 0) return;
		const groups = await parseText(all);
		if (!this.#view) return;
		const { state } = this.#view;
		const tickets = new Set(sent.map(({ ticket }) => ticket));
		const found: FoundGroup[] = [];
		for (const { from, to, reading, ticket } of trackedRanges(state)) {
			const asked = sent.find((one) => one.ticket === ticket);
			const line = writeLine(state.doc, from, to);
			// Changed in the meantime: its places are no longer those of the answer.
			if (asked?.text !== line.text) continue;
			found.push(...groupsOfLine(groups, asked.start, line, reading === "end"));
		}
		const isDone = (range: TrackedRange) => range.ticket !== null && tickets.has(range.ticket);
		if (found.length === 0) {
			this.#view.dispatch(changeTracked(state.tr, { drop: isDone }));
			return;
		}
		for (const { group } of found) for (const citation of group.citations) this.book.assume(citation);
		this.#dispatchAlone(placeGroups(state, found, isDone, (citation) => this.#propose(citation)));
	}

	/** As one step of the history: one undo brings back what was there before, and nothing else. */
	#dispatchAlone(transaction: Transaction): void {
		if (!this.#view) return;
		this.#view.dispatch(closeHistory(transaction));
		this.#view.dispatch(closeHistory(this.#view.state.tr));
	}
}

/** The groups that lie in one line, counted from its beginning; of a line that is being typed, the one it ends with. */
function groupsOfLine(
	groups: readonly CitationGroup[],
	start: number,
	line: WrittenLine,
	onlyLast: boolean,
): FoundGroup[] {
	const end = start + line.text.length;
	return groups
		.filter((group) => group.start >= start && group.end <= end)
		.map((group) => ({ line, group: moveGroup(group, -start) }))
		.filter(({ group }) => !onlyLast || line.text.slice(group.end).replace(/^\)/, "") === "");
}

function moveGroup({ start, end, citations }: CitationGroup, by: number): CitationGroup {
	return {
		start: start + by,
		end: end + by,
		citations: citations.map((one) => ({ ...one, start: one.start + by, end: one.end + by })),
	};
}
