import type { ParsedCitation } from "@/lib/citation/parse-citations";
import type { RegisteredSource, Series, Tier } from "@/lib/source/source";
import { fetchSource } from "./source-api";

/** What the editor knows about works: those the text cites, and those that were looked up since. */
export class SourceBook {
	#sources = new Map<number, RegisteredSource>();
	#asked = new Set<number>();
	#assumed = new Set<number>();
	#answered = Promise.resolve();
	#listeners = new Set<() => void>();
	#series: readonly Series[];

	constructor(
		known: readonly RegisteredSource[] = [],
		readonly tiers: readonly Tier[] = [],
		series: readonly Series[] = [],
	) {
		this.#series = series;
		for (const source of known) this.#sources.set(source.id, source);
	}

	get sources(): ReadonlyMap<number, RegisteredSource> {
		return this.#sources;
	}

	get series(): readonly Series[] {
		return this.#series;
	}

	learnSeries(series: Series): void {
		if (!this.#series.some(({ id }) => id === series.id)) this.#series = [...this.#series, series];
	}

	/** Takes a work for what a text says of it until the registry is asked. */
	assume({ sourceId: id, kind, title, seriesId }: ParsedCitation): void {
		if (id === null || this.#sources.has(id)) return;
		const series = this.series.find((one) => one.id === seriesId) ?? null;
		const { tier = null } = series ?? {};
		const unknown = { number: null, releaseDate: null, mergedIntoId: null, retired: false };
		this.#sources.set(id, { id, kind: kind ?? series?.kind ?? "other", title, series, tier, ...unknown });
		this.#assumed.add(id);
	}

	learn(found: readonly RegisteredSource[]): void {
		const news = found.filter(({ id }) => !this.#sources.has(id) || this.#assumed.has(id));
		for (const source of news) {
			this.#sources.set(source.id, source);
			this.#assumed.delete(source.id);
		}
		if (news.length > 0) for (const listener of this.#listeners) listener();
	}

	/** Looks up a work that came in with a paste or a draft; whoever subscribed hears when it is known. */
	ask(id: number): void {
		if ((this.#sources.has(id) && !this.#assumed.has(id)) || this.#asked.has(id)) return;
		this.#asked.add(id);
		// One after the other: a text may cite a hundred works.
		this.#answered = this.#answered.then(async () => {
			const source = await fetchSource(id, this.tiers);
			if (source) this.learn([source]);
		});
	}

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};
}
