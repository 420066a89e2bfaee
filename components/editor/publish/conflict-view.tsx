"use client";

import { useState } from "react";
import { formatHere } from "@/components/ui/moment";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { Changes, type Surroundings } from "../text-view";
import type { Conflict } from "./publish-page";

interface ConflictViewProps extends Surroundings {
	conflict: Conflict;
	/** Goes on editing the writer's own text, now as a change to the latest revision. */
	onKeepMine: () => void;
	/** Goes on from the latest revision; the writer's own text stays a draft. */
	onTakeTheirs: () => void;
}

/**
 * Two people changed the page at once. Both texts are shown against the revision both began from; nothing is
 * chosen beforehand, and whatever is chosen loses nothing.
 */
export function ConflictView({ conflict, onKeepMine, onTakeTheirs, ...around }: ConflictViewProps) {
	const { title } = around;
	const { base, mine, theirs } = conflict;
	const [copied, setCopied] = useState<"no" | "copied" | "by-hand">("no");
	const copy = async (): Promise<void> => {
		try {
			await navigator.clipboard.writeText(documentText(mine));
			setCopied("copied");
		} catch {
			setCopied("by-hand");
		}
	};
	const when = theirs.createdAt ? ` at ${formatHere(new Date(theirs.createdAt))}` : "";
	return (
		<section className="conflict" aria-labelledby="conflict-title">
			<h2 id="conflict-title">Edit conflict: {title}</h2>
			<p>
				{theirs.author ?? "Somebody"} published revision {theirs.revisionId}
				{when}, after you had begun to edit. Your text is kept as a draft; choose how to go on.
			</p>
			<div className="conflict-choices">
				<button type="button" className="button" onClick={onKeepMine}>
					Edit my text against the latest revision
				</button>
				<button type="button" className="button" onClick={onTakeTheirs}>
					Start again from theirs
				</button>
				<button type="button" className="button" onClick={copy}>
					Copy my full text
				</button>
				<span role="status">{copied === "copied" && "Copied."}</span>
			</div>
			{copied === "by-hand" && (
				<textarea className="conflict-copy" aria-label="My full text" readOnly rows={8} value={documentText(mine)} />
			)}
			<div className="conflict-sides">
				<ConflictSide label="My changes" before={base.document} after={mine} {...around} />
				<ConflictSide label="Their changes" before={base.document} after={theirs.document} {...around} />
			</div>
		</section>
	);
}

function ConflictSide(props: Surroundings & { label: string; before: WikiDocument; after: WikiDocument }) {
	const { label, ...texts } = props;
	return (
		<section className="conflict-side" aria-label={label}>
			<h3>{label}</h3>
			<Changes {...texts} />
		</section>
	);
}
