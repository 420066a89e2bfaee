import { sourceHref } from "@/lib/source/addresses";
import { KIND_NAMES, type SourceKind } from "@/lib/source/source";
import { WorkTitle } from "./work-title";

/** A work in the few words that tell it from others. */
export interface NamedWork {
	readonly id: number;
	readonly kind: SourceKind;
	readonly title: string;
	readonly number: string | null;
	readonly series: { readonly code: string | null; readonly title: string } | null;
}

/** A work in one line; inside a label its title is no link. */
export function WorkLine({ work, link = true }: { work: NamedWork; link?: boolean }) {
	const place = [work.series?.code ?? work.series?.title, work.number].filter(Boolean).join(" ");
	return (
		<>
			{link ? (
				<a href={sourceHref(work.id)} target="_blank" rel="noopener">
					<WorkTitle work={work} />
				</a>
			) : (
				<WorkTitle work={work} />
			)}{" "}
			<span className="muted">
				{KIND_NAMES[work.kind].toLowerCase()}
				{place && `, ${place}`}
			</span>
		</>
	);
}

/** Entries that the one being written may repeat. */
export function SimilarList({ works }: { works: readonly NamedWork[] }) {
	return (
		<ul>
			{works.map((work) => (
				<li key={work.id}>
					<WorkLine work={work} />
				</li>
			))}
		</ul>
	);
}
