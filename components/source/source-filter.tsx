import { type SourceListQuery, sourceListHref } from "@/lib/source/addresses";
import { KIND_NAMES, type Series, SOURCE_KINDS, type Tier } from "@/lib/source/source";

interface SourceFilterProps {
	query: SourceListQuery;
	series: readonly Series[];
	tiers: readonly Tier[];
}

/** Search and filters of the list of works; every state is an address. */
export function SourceFilterForm({ query, series, tiers }: SourceFilterProps) {
	return (
		<search className="source-filter">
			<form className="list-form" method="get" action="/sources">
				<label className="field search-words">
					<span>Search</span>
					<input
						type="search"
						name="q"
						defaultValue={query.q}
						maxLength={300}
						placeholder="Title, series, number: DS9 Emissary"
						autoComplete="off"
						spellCheck={false}
					/>
				</label>
				<label className="field one-series">
					<span>Series</span>
					<select name="series" defaultValue={query.series}>
						<option value="">All series</option>
						{series.map(({ id, code, title }) => (
							<option key={id} value={code ?? id}>
								{code === null ? title : `${code}: ${title}`}
							</option>
						))}
					</select>
				</label>
				<label className="field">
					<span>Kind</span>
					<select name="kind" defaultValue={query.kind ?? ""}>
						<option value="">All kinds</option>
						{SOURCE_KINDS.map((kind) => (
							<option key={kind} value={kind}>
								{KIND_NAMES[kind]}
							</option>
						))}
					</select>
				</label>
				<label className="field">
					<span>Tier</span>
					<select name="tier" defaultValue={query.tier}>
						<option value="">All tiers</option>
						{tiers.map(({ key, name }) => (
							<option key={key} value={key}>
								{name}
							</option>
						))}
					</select>
				</label>
				<label className="field">
					<span>Missing</span>
					<select name="missing" defaultValue={query.missing ?? ""}>
						<option value="">Any or nothing</option>
						<option value="date">Release date</option>
						<option value="tier">Tier</option>
					</select>
				</label>
				{query.retired && <input type="hidden" name="retired" value="1" />}
				<button type="submit" className="button">
					Show
				</button>
			</form>
			<p className="source-filter-more">
				<a href={sourceListHref({ ...query, retired: !query.retired, after: null })}>
					{query.retired ? "Hide retired entries" : "Show retired entries too"}
				</a>
			</p>
		</search>
	);
}
