import { formatMoment } from "@/components/ui/moment";
import type { Beginning } from "@/lib/article/starting-text";
import { specialPageHref } from "@/lib/title/special-pages";

/** Says that what the editor opens is not the latest text, and what publishing it does. */
export function BeginningNotice({ beginning, href }: { beginning: Beginning; href: string }) {
	switch (beginning.kind) {
		case "latest":
			return null;
		case "old":
			return (
				<p className="notice warning">
					<strong>You are editing an old version of this page,</strong> the one of {formatMoment(beginning.at)}. If you
					publish it, every change made since goes (
					<a href={`${href}?diff=cur&oldid=${beginning.revisionId}`}>see them</a>).
				</p>
			);
		case "undone":
			return (
				<p className="notice">
					Below is the text as it stands now without{" "}
					{beginning.revisionIds.length === 1 ? `revision ${beginning.revisionIds[0]}` : "the edits you chose"}. Show
					the changes before you publish them.
				</p>
			);
		case "not-undone": {
			const [first] = beginning.revisionIds;
			return (
				<p className="notice warning">
					The edit does not come out cleanly: later edits changed the same text. Below is the text as it stands now;
					take out by hand what should go (<a href={specialPageHref("Diff", String(first))}>see the edit</a>).
				</p>
			);
		}
	}
}
