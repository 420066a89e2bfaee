import type { Series } from "@/lib/source/source";
import {
	likelySeries,
	type NamedWork,
	type Proposal,
	type SeriesProposal,
	sameName,
	sameStub,
	seriesStubFor,
	stubFor,
} from "./proposal";
import type { SourceBook } from "./source-book";

/** Why citations in the text are not read at the moment. */
export type Stall = "unreachable" | "too-many";

/** What the panel of proposals shows; every state is a new object. */
export interface ProposalState {
	readonly works: readonly Proposal[];
	/** Series that those works name and the registry does not have. */
	readonly series: readonly SeriesProposal[];
	readonly stall: Stall | null;
}

export const NO_PROPOSALS: ProposalState = { works: [], series: [], stall: null };

/** The works and series that wait for a decision, and who wants to hear of it. */
export class ProposalStore {
	#state = NO_PROPOSALS;
	#listeners = new Set<() => void>();
	#lastId = 0;

	constructor(readonly book: SourceBook) {}

	read = (): ProposalState => this.#state;

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** A proposal for a work as the text names it; the one that there is, where it was named before. */
	propose(named: NamedWork): number {
		const stub = stubFor(named);
		const { works, series } = this.#state;
		const same = works.find((one) => sameStub(one.stub, stub));
		if (same) return same.id;
		const id = ++this.#lastId;
		const { newSeries: name } = stub;
		const isNew = name !== null && !series.some((one) => sameName(one.name, name));
		this.#set({
			works: [...works, { id, stub, busy: false, similar: [], message: null }],
			...(isNew && {
				series: [
					...series,
					{
						name,
						stub: seriesStubFor(name, named),
						busy: false,
						similar: likelySeries(name, this.book.series),
						message: null,
					},
				],
			}),
		});
		return id;
	}

	find(id: number): Proposal | undefined {
		return this.#state.works.find((one) => one.id === id);
	}

	findSeries(name: string): SeriesProposal | undefined {
		return this.#state.series.find((one) => sameName(one.name, name));
	}

	change(id: number, news: Partial<Proposal>): void {
		this.#set({ works: this.#state.works.map((one) => (one.id === id ? { ...one, ...news } : one)) });
	}

	changeSeries(name: string, news: Partial<SeriesProposal>): void {
		this.#set({ series: this.#state.series.map((one) => (sameName(one.name, name) ? { ...one, ...news } : one)) });
	}

	/** Forgets works that the text does not name any more. */
	keep(named: ReadonlySet<number | null>): void {
		const works = this.#state.works.filter(({ id }) => named.has(id));
		if (works.length < this.#state.works.length) this.#set({ works });
	}

	/** The works that named a series belong to this one; answers which they are. */
	settleSeries(name: string, { id: seriesId }: Pick<Series, "id">): readonly Proposal[] {
		const settled = this.#worksOf(name).map((one) => ({ ...one, stub: { ...one.stub, seriesId, newSeries: null } }));
		this.#replace(settled);
		return settled;
	}

	/** The name is no series: it is part of the titles. */
	joinSeries(name: string): void {
		const joined = this.#worksOf(name).map((one) => {
			const { title, newSeries } = one.stub;
			return { ...one, stub: { ...one.stub, title: `${newSeries}: ${title}`, newSeries: null } };
		});
		this.#replace(joined);
	}

	stall(stall: Stall | null): void {
		if (stall !== this.#state.stall) this.#set({ stall });
	}

	#worksOf(name: string): readonly Proposal[] {
		return this.#state.works.filter(({ stub }) => stub.newSeries !== null && sameName(stub.newSeries, name));
	}

	#replace(changed: readonly Proposal[]): void {
		this.#set({ works: this.#state.works.map((one) => changed.find(({ id }) => id === one.id) ?? one) });
	}

	#set(news: Partial<ProposalState>): void {
		const state = { ...this.#state, ...news };
		const names = state.works.flatMap(({ stub }) => stub.newSeries ?? []);
		const series = state.series.filter(({ name }) => names.some((one) => sameName(one, name)));
		this.#state = series.length < state.series.length ? { ...state, series } : state;
		for (const listener of this.#listeners) listener();
	}
}
