/** Where the editor leaves word of what it has just published; written by `components/editor/publish/`. */
export const PUBLISHED_KEY = "canonry-published";

export interface Published {
	href: string;
	revisionId: number;
	/** What of others was kept, where the text was merged with theirs. */
	kept?: string;
	/** It waits for a reviewer. */
	waiting?: boolean;
	/** Nothing was published: of two texts the writer chose the published one, and the own is a draft. */
	unchanged?: boolean;
}

const UNCHANGED = "Nothing was published: you chose the newest text of the page. Your own is kept as a draft.";

/** Tells whoever comes from the editor that the text is published, once, without moving the page. */
export function tellPublished(): void {
	const published = takePublished();
	if (!published || new URL(published.href, location.href).pathname !== location.pathname) return;
	const bar = document.createElement("div");
	bar.className = "published";
	bar.setAttribute("role", "status");
	const changes = document.createElement("a");
	changes.href = published.unchanged
		? `${published.href}?action=edit`
		: `${published.href}?diff=prev&oldid=${published.revisionId}`;
	changes.textContent = published.unchanged ? "Open the draft" : "See what changed";
	const close = document.createElement("button");
	close.type = "button";
	close.className = "plain-button";
	close.textContent = "Close";
	close.addEventListener("click", () => bar.remove());
	document.body.append(bar);
	// A status is read out when it is filled, not when it arrives full.
	const done = published.unchanged ? UNCHANGED : published.waiting ? "Saved." : "Published.";
	bar.append(published.kept === undefined ? done : `${done} ${published.kept}`, changes, close);
}

function takePublished(): Published | null {
	try {
		const stored = sessionStorage.getItem(PUBLISHED_KEY);
		sessionStorage.removeItem(PUBLISHED_KEY);
		const read: unknown = stored && JSON.parse(stored);
		if (typeof read !== "object" || read === null) return null;
		const { href, revisionId, kept, waiting, unchanged } = read as Partial<Published>;
		return typeof href === "string" && href.startsWith("/wiki/") && typeof revisionId === "number"
			? {
					...{ href, revisionId, waiting: waiting === true, unchanged: unchanged === true },
					...(typeof kept === "string" && { kept }),
				}
			: null;
	} catch {
		return null;
	}
}
