/** Where the editor leaves word of what it has just published; written by `components/editor/publish/`. */
export const PUBLISHED_KEY = "canonry-published";

export interface Published {
	href: string;
	revisionId: number;
	/** What of others was kept, where the text was merged with theirs. */
	kept?: string;
	/** It waits for a reviewer. */
	waiting?: boolean;
}

/** Tells whoever comes from the editor that the text is published, once, without moving the page. */
export function tellPublished(): void {
	const published = takePublished();
	if (!published || new URL(published.href, location.href).pathname !== location.pathname) return;
	const bar = document.createElement("div");
	bar.className = "published";
	bar.setAttribute("role", "status");
	const changes = document.createElement("a");
	changes.href = `${published.href}?diff=prev&oldid=${published.revisionId}`;
	changes.textContent = "See what changed";
	const close = document.createElement("button");
	close.type = "button";
	close.className = "plain-button";
	close.textContent = "Close";
	close.addEventListener("click", () => bar.remove());
	document.body.append(bar);
	// A status is read out when it is filled, not when it arrives full.
	const done = published.waiting ? "Saved." : "Published.";
	bar.append(published.kept === undefined ? done : `${done} ${published.kept}`, changes, close);
}

function takePublished(): Published | null {
	try {
		const stored = sessionStorage.getItem(PUBLISHED_KEY);
		sessionStorage.removeItem(PUBLISHED_KEY);
		const read: unknown = stored && JSON.parse(stored);
		if (typeof read !== "object" || read === null) return null;
		const { href, revisionId, kept, waiting } = read as Partial<Published>;
		return typeof href === "string" && href.startsWith("/wiki/") && typeof revisionId === "number"
			? { href, revisionId, ...(typeof kept === "string" && { kept }), waiting: waiting === true }
			: null;
	} catch {
		return null;
	}
}
