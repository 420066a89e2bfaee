import type { LoadedChanges } from "@/lib/article/change-loaders";
import { ChangeList } from "./change-list";

/** Recent changes as rows of the common list. */
export function RecentChangeList({ changes, people }: Pick<LoadedChanges, "changes" | "people">) {
	return (
		<ChangeList
			people={people}
			rows={changes.map((change) => {
				if (change.of === "entry") return change;
				const { created, title, latestRevisionId, revision } = change;
				return {
					of: "page",
					revisionId: revision.id,
					title,
					created,
					current: latestRevisionId === revision.id,
					author: revision.author.name,
					minor: revision.minor,
					summary: revision.summary,
					tags: revision.tags,
					sizeChange: revision.sizeChange,
					createdAt: revision.createdAt,
				};
			})}
		/>
	);
}
