import { Moment } from "@/components/ui/moment";
import type { LoadedSettling } from "@/lib/article/revert-loaders";
import { specialPageHref } from "@/lib/title/special-pages";
import { EditSummary } from "./edit-summary";
import "./revert.css";

interface SettlingNoticeProps {
	settling: LoadedSettling;
	/** The button that settles them, where there is another that does not. */
	button?: string | undefined;
}

/** Whether readers see at once what comes of taking something back, and what becomes of the edits that wait. */
export function SettlingNotice({ settling, button }: SettlingNoticeProps) {
	const { settled, title, waits } = settling;
	if (settled.length === 0) {
		return <p className="revert-fate">{waits ? `${sayOpen(settling.open)}.` : "Readers see the result at once."}</p>;
	}
	const one = settled.length === 1;
	return (
		<section className="revert-fate" aria-labelledby="settled-edits">
			<h2 id="settled-edits">
				{one ? "This takes out an edit that waits" : `This takes out ${settled.length} edits that wait`}
			</h2>
			<ul>
				{settled.map(({ id, author, createdAt, summary }) => (
					<li key={id}>
						<a href={specialPageHref("Diff", String(id))}>Revision {id}</a> by <bdi>{author.name}</bdi>,{" "}
						<Moment at={createdAt} /> <EditSummary summary={summary} title={title} />
					</li>
				))}
			</ul>
			<p>
				{button ? `“${button}” settles` : "This settles"} {one ? "it" : "them"} as not kept:{" "}
				{one ? "its author is" : "their authors are"} told, with your summary as the reason. {sayResult(settling)}
			</p>
		</section>
	);
}

/** The button that settles them, for the form. */
export function settleOffer({ settled, published }: LoadedSettling, verb: string) {
	const edits = settled.length === 1 ? "the edit" : `${settled.length} edits`;
	return {
		ids: settled.map(({ id }) => id),
		button: published ? `${verb} and publish` : `${verb} and settle ${edits}`,
	};
}

function sayResult({ published, open }: LoadedSettling): string {
	if (published) return "Readers then see the result at once.";
	if (open === 0) return "The result is an edit of your own, which another reviewer looks at before readers see it.";
	return `${sayOpen(open)}.`;
}

function sayOpen(open: number): string {
	if (open === 0) return "Readers see the result when a reviewer has approved it";
	return `Readers do not see the result yet: it waits, with ${open === 1 ? "1 edit" : `${open} edits`} of this page that nobody has decided about`;
}
