import type { WikiDocument } from "@/lib/document/schema";
import { ACCOUNT_HEADER } from "@/lib/user/account-header";
import type { BrowserDraft } from "./browser-store";

export interface ServerDraft {
	id: number;
	slot: string;
	baseRevisionId: number | null;
	latestRevisionId: number | null;
	summary: string;
	minor: boolean;
	updatedAt: string;
}

/** Browsers send at most this much after the page is gone. */
const KEEPALIVE_BYTES = 60_000;

export type KeepOutcome =
	| { ok: true; id: number }
	| { ok: false; problem: "unreachable" | "signed-out" | "other-account" | "refused" };

/** Keeps a text on the server; `leaving` lets the request outlive the page where it is small enough. */
export async function keepOnServer(draft: BrowserDraft, leaving = false): Promise<KeepOutcome> {
	const { userId, title, slot, baseRevisionId, summary, minor, documentJson } = draft;
	const rest = JSON.stringify({ title, slot, baseRevisionId, summary, minor }).slice(1);
	const body = `{"document":${documentJson},${rest}`;
	try {
		const response = await fetch("/api/v1/drafts", {
			method: "PUT",
			headers: { "content-type": "application/json", [ACCOUNT_HEADER]: String(userId) },
			body,
			keepalive: leaving && new Blob([body]).size < KEEPALIVE_BYTES,
		});
		if (response.ok) return { ok: true, id: ((await response.json()) as { id: number }).id };
		if (response.status >= 500 || response.status === 429) return { ok: false, problem: "unreachable" };
		if (response.status === 401) return { ok: false, problem: "signed-out" };
		const { code } = (await response.json().catch(() => ({}))) as { code?: string };
		return { ok: false, problem: code === "other-account" ? code : "refused" };
	} catch {
		return { ok: false, problem: "unreachable" };
	}
}

/** The drafts of one page, or null when the server cannot be asked. */
export async function listOnServer(title: string): Promise<ServerDraft[] | null> {
	try {
		const response = await fetch(`/api/v1/drafts?title=${encodeURIComponent(title)}`);
		return response.ok ? ((await response.json()) as { drafts: ServerDraft[] }).drafts : null;
	} catch {
		return null;
	}
}

/** The text of a draft, or null when it cannot be had. */
export async function fetchServerDraft(id: number): Promise<WikiDocument | null> {
	try {
		const response = await fetch(`/api/v1/drafts/${id}`);
		return response.ok ? ((await response.json()) as { document: WikiDocument }).document : null;
	} catch {
		return null;
	}
}

/** Throws a draft away; a draft that stays because the server is away is offered again, never lost. */
export async function dropFromServer(id: number): Promise<void> {
	await fetch(`/api/v1/drafts/${id}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
}
