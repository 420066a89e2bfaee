import { NamespaceSelect } from "@/components/article/namespace-select";
import { CHANGE_DAYS, CHANGE_LIMITS, type ChangeFilter, changeFilterHref } from "@/lib/change/filter";

/** The settings of a list of changes; every state is an address. */
export function ChangeFilterForm({ filter }: { filter: ChangeFilter }) {
	return (
		<div className="change-filter">
			<p className="change-choices">
				<span>
					Show the last{" "}
					{CHANGE_DAYS.map((days, index) => (
						<span key={days}>
							{index > 0 && " · "}
							<Choice on={filter.days === days} href={changeFilterHref({ ...filter, days, before: null })}>
								{days === 1 ? "day" : `${days} days`}
							</Choice>
						</span>
					))}
				</span>
				<span>
					<a href={changeFilterHref({ ...filter, hideMinor: !filter.hideMinor, before: null })}>
						{filter.hideMinor ? "Show minor edits" : "Hide minor edits"}
					</a>
				</span>
				<span>
					Per page{" "}
					{CHANGE_LIMITS.map((limit, index) => (
						<span key={limit}>
							{index > 0 && " · "}
							<Choice on={filter.limit === limit} href={changeFilterHref({ ...filter, limit, before: null })}>
								{String(limit)}
							</Choice>
						</span>
					))}
				</span>
			</p>
			<form method="get" action="/wiki/Special:RecentChanges" className="list-form">
				<input type="hidden" name="days" value={filter.days} />
				<input type="hidden" name="limit" value={filter.limit} />
				{filter.hideMinor && <input type="hidden" name="hideminor" value="1" />}
				<NamespaceSelect value={filter.namespace} all />
				<button type="submit" className="button">
					Show
				</button>
			</form>
		</div>
	);
}

function Choice({ on, href, children }: { on: boolean; href: string; children: string }) {
	return on ? <strong aria-current="true">{children}</strong> : <a href={href}>{children}</a>;
}
