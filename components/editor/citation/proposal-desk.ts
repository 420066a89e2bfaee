import { closeHistory } from "@tiptap/pm/history";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Locator } from "@/lib/citation/locator";
import { nameKey } from "@/lib/source/name-key";
import type { RegisteredSource, Series } from "@/lib/source/source";
import { groupsOfLine } from "./found-groups";
import { type FoundGroup, placeGroups, placeWork } from "./place-groups";
import type { NamedWork } from "./proposal";
import { ProposalStore } from "./proposal-store";
import { createSeriesStub, createStub, parseText, type SeriesStub, type Stub, searchSources } from "./source-api";
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
import { writeLine } from "./written-line";

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
	readonly store: ProposalStore;
	#view: EditorView | null = null;
	#timer = 0;
	#lastTicket = 0;

	constructor(
		readonly book: SourceBook,
		/** The account that enters works. */
		readonly writerId: number,
	) {
		this.store = new ProposalStore(book);
	}

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
				window.addEventListener("online", this.retry);
				return {
					update: () => this.#afterChange(),
					destroy: () => {
						this.#view = null;
						window.removeEventListener("online", this.retry);
						window.clearTimeout(this.#timer);
					},
				};
			},
		});
	}

	/** Stands `(words)` in the text for a work that is to be entered, and enters it; a new series is asked about first. */
	enter(
		{ from, to }: { from: number; to: number },
		words: string,
		named: NamedWork & { locator?: Locator | null },
	): void {
		if (!this.#view) return;
		const text = `(${words})`;
		const proposal = this.store.propose(named);
		const works = [{ proposal, locator: named.locator ?? null, prefix: "", written: words }];
		const { tr } = this.#view.state;
		tr.replaceWith(from, to, this.#view.state.schema.text(text));
		this.#view.dispatch(
			changeTracked(tr, { add: [{ from, to: from + text.length, text, reading: null, ticket: null, works }] }),
		);
		this.#view.focus();
		if (this.store.find(proposal)?.stub.newSeries === null) this.accept(proposal);
	}

	/** Reads all that stands in the text: an article from elsewhere may hold citations that nobody read yet. */
	readDocument(): void {
		this.#readAll("all");
	}

	/** Proposes again what a text that is opened again still names as text. */
	offerAgain(): void {
		this.#readAll("offer");
	}

	/** Reads what the wiki could not be asked about. */
	retry = (): void => {
		if (!this.store.read().stall) return;
		this.store.stall(null);
		void this.#readUnread();
	};

	/** The same at a press of a button, which may be gone at once: the text takes the focus. */
	askAgain(): void {
		this.#view?.focus();
		this.retry();
	}

	/** Enters the work into the registry and cites it; `despiteLikeness` says that it is none of the similar ones. */
	async accept(id: number, despiteLikeness = false): Promise<void> {
		const series = this.store.find(id)?.stub.newSeries;
		if (series) await this.acceptSeries(series);
		const proposal = this.store.find(id);
		if (!proposal || proposal.busy || proposal.stub.newSeries !== null) return;
		this.store.change(id, { busy: true, message: null });
		const outcome = await createStub(proposal.stub, this.book.tiers, { writerId: this.writerId, despiteLikeness });
		if (outcome.ok) this.use(id, outcome.source);
		else this.store.change(id, { busy: false, similar: outcome.similar, message: outcome.message });
	}

	async acceptAll(): Promise<void> {
		for (const { id } of this.store.read().works) await this.accept(id);
	}

	/** Enters a series that works of the text name, so that they can be entered as its own. */
	async acceptSeries(name: string, despiteLikeness = false): Promise<void> {
		const proposal = this.store.findSeries(name);
		if (!proposal || proposal.busy) return;
		this.store.changeSeries(name, { busy: true, message: null });
		const entering = { writerId: this.writerId, despiteLikeness };
		const outcome = await createSeriesStub(proposal.stub, this.book.tiers, entering);
		if (!outcome.ok) {
			this.store.changeSeries(name, { busy: false, similar: outcome.similar, message: outcome.message });
			return;
		}
		this.book.learnSeries(outcome.series);
		this.store.settleSeries(name, outcome.series);
	}

	/** Says that the text means a series of the registry: works of it that stand there are cited at once. */
	async takeSeries(name: string, series: Series): Promise<void> {
		this.book.learnSeries(series);
		for (const { id, stub } of this.store.settleSeries(name, series)) {
			const found = await searchSources(`${series.code ?? series.title} ${stub.title}`, this.book.tiers);
			const work = found.find((one) => one.series?.id === series.id && nameKey(one.title) === nameKey(stub.title));
			if (work) this.use(id, work);
		}
	}

	correctSeries(name: string, stub: SeriesStub): void {
		this.store.changeSeries(name, { stub, similar: [], message: null });
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
		this.store.change(id, { stub, similar: [], message: null });
	}

	#readAll(reading: "all" | "offer"): void {
		const view = this.#view;
		if (!view) return;
		const { doc, tr } = view.state;
		const add = findLines(doc, 0, doc.content.size).map((line) => ({ ...line, reading }));
		view.dispatch(changeTracked(tr, { add, drop: () => true }));
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
		this.store.keep(new Set(ranges.flatMap(({ works }) => works.map(({ proposal }) => proposal))));
		const unread = ranges.filter(isUnread);
		if (unread.length === 0) this.store.stall(null);
		if (unread.length === 0 || this.store.read().stall) return;
		window.clearTimeout(this.#timer);
		const typed = unread.every(({ reading }) => reading === "end");
		this.#timer = window.setTimeout(() => this.#readUnread(), typed ? PAUSE : 0);
	}

	async #readUnread(): Promise<void> {
		const view = this.#view;
		if (!view) return;
		const sent: { ticket: number; start: number; text: string }[] = [];
		const add: TrackedRange[] = [];
		const taken = new Set<TrackedRange>();
		let all = "";
		for (const range of trackedRanges(view.state).filter(isUnread)) {
			const { text } = writeLine(view.state.doc, range.from, range.to);
			// What is longer than the parser takes stays text; what does not fit this time is sent the next.
			if (text.length > MOST_SIGNS) taken.add(range);
			if (all.length + text.length > MOST_SIGNS) continue;
			taken.add(range);
			this.#lastTicket++;
			sent.push({ ticket: this.#lastTicket, start: all.length, text });
			add.push({ ...range, ticket: this.#lastTicket });
			all += text + BREAK;
		}
		view.dispatch(changeTracked(view.state.tr, { add, drop: (range) => taken.has(range) }));
		if (sent.length === 0) return;
		const parsed = await parseText(all);
		if (!this.#view) return;
		const { state } = this.#view;
		const tickets = new Set(sent.map(({ ticket }) => ticket));
		const isDone = (range: TrackedRange) => range.ticket !== null && tickets.has(range.ticket);
		if (!parsed.ok) {
			const back = trackedRanges(state).filter(isDone);
			this.store.stall(back.length > 0 ? parsed.problem : null);
			this.#view.dispatch(
				changeTracked(state.tr, { add: back.map((range) => ({ ...range, ticket: null })), drop: isDone }),
			);
			window.clearTimeout(this.#timer);
			this.#timer = window.setTimeout(this.retry, parsed.retryAfterSeconds * 1000);
			return;
		}
		const found: FoundGroup[] = [];
		for (const { from, to, reading, ticket } of trackedRanges(state)) {
			const asked = sent.find((one) => one.ticket === ticket);
			const line = writeLine(state.doc, from, to);
			// Changed in the meantime: its places are no longer those of the answer.
			if (asked?.text !== line.text) continue;
			found.push(...groupsOfLine(parsed.groups, asked.start, line, reading));
		}
		if (found.length === 0) {
			this.#view.dispatch(changeTracked(state.tr, { drop: isDone }));
			return;
		}
		for (const { group } of found) for (const citation of group.citations) this.book.assume(citation);
		this.#dispatchAlone(placeGroups(state, found, isDone, (citation) => this.store.propose(citation)));
	}

	/** As one step of the history: one undo brings back what was there before, and nothing else. */
	#dispatchAlone(transaction: Transaction): void {
		if (!this.#view) return;
		this.#view.dispatch(closeHistory(transaction));
		this.#view.dispatch(closeHistory(this.#view.state.tr));
	}
}

function isUnread({ reading, ticket }: TrackedRange): boolean {
	return reading !== null && ticket === null;
}
