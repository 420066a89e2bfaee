import { EVENT_WORDS } from "@/components/change/change-words";
import { REVISION_TAGS } from "@/lib/change/revision-tags";
import { EVENT_TYPES } from "@/lib/document/events";
import { type QueueChoice, queueHref } from "@/lib/revision/review-address";
import { specialPageHref } from "@/lib/title/special-pages";

/** Narrows the review queue to pages with edits that did something; every state is an address. */
export function QueueForm({ tag, event }: QueueChoice) {
	return (
		<form className="list-form" method="get" action={specialPageHref("PendingChanges")}>
			<label className="field">
				<span>What happened</span>
				<select name="event" defaultValue={event ?? ""} key={event}>
					<option value="">Anything</option>
					{EVENT_TYPES.map((type) => (
						<option key={type} value={type}>
							{EVENT_WORDS[type]}
						</option>
					))}
				</select>
			</label>
			<label className="field">
				<span>Tag</span>
				<select name="tag" defaultValue={tag ?? ""} key={tag}>
					<option value="">Any</option>
					{REVISION_TAGS.map((one) => (
						<option key={one}>{one}</option>
					))}
				</select>
			</label>
			<button type="submit" className="button">
				Show
			</button>
			{(tag !== null || event !== null) && <a href={queueHref({})}>Show all that waits</a>}
		</form>
	);
}
