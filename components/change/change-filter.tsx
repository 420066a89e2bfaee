import type { ReactNode } from "react";
import { CHANGE_SORTS, EXPERIENCES, PAGE_NAMESPACES, REVIEW_STATES } from "@/lib/change/choices";
import {
	CHANGE_DAYS,
	type ChangeFilter,
	changeFeedHref,
	changeFilterFields,
	changeFilterHref,
	daysBack,
	EVERYTHING,
	withCriteria,
} from "@/lib/change/filter";
import { REVISION_TAGS } from "@/lib/change/revision-tags";
import { EVENT_TYPES } from "@/lib/document/events";
import {
	criteriaInForce,
	EVENT_WORDS,
	EXPERIENCE_WORDS,
	namespaceWord,
	REVIEW_WORDS,
	SORT_WORDS,
} from "./change-words";
import { HighlightFields, HighlightLegend } from "./highlight";
import "./filter-sets.css";

interface ChangeFilterProps {
	filter: ChangeFilter;
	/** The list that is filtered. */
	path: string;
	/** Whose changes these are, where the list is of one person. */
	ofOne?: boolean;
}

/** The filter of a list of changes; every state is an address, and the form sends one without scripts. */
export function ChangeFilterForm({ filter, path, ofOne = false }: ChangeFilterProps) {
	const href = (criteria: Partial<ChangeFilter>) => changeFilterHref(path, withCriteria(filter, criteria));
	const inForce = criteriaInForce(filter);
	// What the form does not ask for itself stays as it is.
	const kept = changeFilterFields(withCriteria({ ...filter, ...EVERYTHING }, {}));
	return (
		<div className="change-filter">
			<p className="change-choices">
				{!ofOne && daysBack(filter) === null && <span>Of any age</span>}
				{!ofOne && daysBack(filter) !== null && (
					<span>
						Last{" "}
						{CHANGE_DAYS.map((days, index) => (
							<span key={days}>
								{index > 0 && " · "}
								<Choice on={filter.days === days} href={href({ days })}>
									{days === 1 ? "day" : `${days} days`}
								</Choice>
							</span>
						))}
					</span>
				)}
				<a href={href({ grouped: !filter.grouped })}>{filter.grouped ? "One by one" : "Group by page"}</a>
				<a href={href({ minor: filter.minor === "hide" ? null : "hide" })}>
					{filter.minor === "hide" ? "Show minor edits" : "Hide minor edits"}
				</a>
				{filter.patrolled !== "no" && <a href={href({ patrolled: "no" })}>Unpatrolled</a>}
				{!filter.review.includes("waiting") && (
					<a href={href({ review: ["waiting"] })} data-right="read-waiting">
						Needs review
					</a>
				)}
				{!ofOne && (
					<>
						<a href={href({ by: null, notBy: null })} data-own="by">
							My changes
						</a>
						<a href={href({ by: null, notBy: null })} data-own="notby">
							Other people’s
						</a>
					</>
				)}
				<a href={changeFeedHref(path, filter)} type="application/atom+xml">
					Atom feed
				</a>
			</p>
			{inForce.length > 0 && (
				<ul className="change-criteria" aria-label="Filters in force">
					{inForce.map(({ words, without }) => (
						<li className="criterion" key={words}>
							<span>{words}</span>
							<a href={href(without)} aria-label={`Remove the filter: ${words}`}>
								×
							</a>
						</li>
					))}
					<li className="criteria-end">
						<a href={href(EVERYTHING)}>Remove all</a>
					</li>
				</ul>
			)}
			<HighlightLegend
				highlights={filter.highlights}
				without={(highlight) => href({ highlights: filter.highlights.filter((one) => one !== highlight) })}
			/>
			<details>
				<summary>Filter and highlight</summary>
				<form method="get" action={path} className="change-form">
					{kept.map(([name, value]) => (
						<input key={`${name}=${value}`} type="hidden" name={name} value={value} />
					))}
					{!ofOne && (
						<fieldset>
							<legend>Person</legend>
							<Name name="by" label="By" value={filter.by} />
							<Name name="notby" label="Not by" value={filter.notBy} />
						</fieldset>
					)}
					<Boxes
						name="kind"
						legend="Kind"
						options={CHANGE_SORTS}
						chosen={filter.sorts}
						say={(one) => SORT_WORDS[one]}
					/>
					{!ofOne && (
						<Boxes
							name="experience"
							legend="Experience"
							options={EXPERIENCES}
							chosen={filter.experience}
							say={(one) => EXPERIENCE_WORDS[one]}
						/>
					)}
					<fieldset>
						<legend>Marks</legend>
						<Either name="minor" label="Minor edits" value={filter.minor} options={{ hide: "hidden", only: "alone" }} />
						{!ofOne && (
							<Either name="bots" label="Bots" value={filter.bots} options={{ hide: "hidden", only: "alone" }} />
						)}
						<Either
							name="patrolled"
							label="Patrolled"
							value={filter.patrolled}
							options={{ no: "not yet", yes: "yes" }}
						/>
					</fieldset>
					<Boxes
						name="review"
						legend="Review"
						options={REVIEW_STATES}
						chosen={filter.review}
						say={(one) => REVIEW_WORDS[one]}
					/>
					<Boxes name="tag" legend="Tag" options={REVISION_TAGS} chosen={filter.tags} say={(one) => one} />
					<Boxes
						name="event"
						legend="What happened"
						options={EVENT_TYPES}
						chosen={filter.events}
						say={(one) => EVENT_WORDS[one]}
					/>
					<Boxes
						name="namespace"
						legend="Namespace"
						options={PAGE_NAMESPACES}
						chosen={filter.namespaces}
						say={namespaceWord}
					>
						<label className="check invert">
							<input type="checkbox" name="invert" value="1" defaultChecked={filter.invert} />
							<span>All but these</span>
						</label>
					</Boxes>
					<HighlightFields highlights={filter.highlights} />
					<p className="change-form-end">
						<button type="submit" className="button primary">
							Show
						</button>
						<span className="muted">Within a group any choice will do; every group must be met.</span>
					</p>
				</form>
			</details>
			{!ofOne && <div className="filter-sets" data-filter-sets={path} data-query={href({})} hidden />}
		</div>
	);
}

function Choice({ on, href, children }: { on: boolean; href: string; children: string }) {
	return on ? <strong aria-current="true">{children}</strong> : <a href={href}>{children}</a>;
}

function Name({ name, label, value }: { name: string; label: string; value: string | null }) {
	return (
		<label className="field">
			<span>{label}</span>
			<input type="text" name={name} defaultValue={value ?? ""} maxLength={255} autoComplete="off" spellCheck={false} />
		</label>
	);
}

interface EitherProps {
	name: string;
	label: string;
	value: string | null;
	options: Readonly<Record<string, string>>;
}

function Either({ name, label, value, options }: EitherProps) {
	return (
		<label className="field">
			<span>{label}</span>
			<select name={name} defaultValue={value ?? ""}>
				<option value="">all the same</option>
				{Object.entries(options).map(([option, words]) => (
					<option key={option} value={option}>
						{words}
					</option>
				))}
			</select>
		</label>
	);
}

interface BoxesProps<T> {
	name: string;
	legend: string;
	options: readonly T[];
	chosen: readonly T[];
	say: (option: T) => string;
	children?: ReactNode;
}

function Boxes<T extends string | number>({ name, legend, options, chosen, say, children }: BoxesProps<T>) {
	return (
		<fieldset>
			<legend>{legend}</legend>
			{options.map((option) => (
				<label className="check" key={option}>
					<input type="checkbox" name={name} value={option} defaultChecked={chosen.includes(option)} />
					<span>{say(option)}</span>
				</label>
			))}
			{children}
		</fieldset>
	);
}
