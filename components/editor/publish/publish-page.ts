import type { WikiDocument } from "@/lib/document/schema";

export interface PublishRequest {
	title: string;
	baseRevisionId: number | null;
	/** JSON text of the document: it is sent as it is, so that a long article is not written out twice. */
	documentJson: string;
	summary: string;
	minor: boolean;
}

export interface ConflictSide {
	revisionId: number | null;
	document: WikiDocument;
}

export interface Conflict {
	base: ConflictSide;
	mine: WikiDocument;
	theirs: ConflictSide & { author?: string; createdAt?: string };
	/** Where the wiki keeps the text that lost. */
	draftId: number | null;
}

export type PublishOutcome =
	| { kind: "published"; revisionId: number }
	| { kind: "unchanged" }
	| { kind: "conflict"; conflict: Conflict }
	| { kind: "refused"; status: number; code: string; message: string }
	| { kind: "unreachable" };

interface Problem {
	code?: string;
	detail?: string;
	issues?: { path: string; message: string }[];
	base?: ConflictSide;
	mine?: { document: WikiDocument };
	theirs?: Conflict["theirs"];
	draftId?: number;
}

function waitPhrase(retryAfter: string | null): string {
	const seconds = Number(retryAfter);
	if (!(seconds > 0)) return "Wait a little and publish again.";
	return seconds < 90
		? `You can publish again in ${seconds} seconds.`
		: `You can publish again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** What to tell the writer about a refusal; that the text is kept is said beside it. */
export function explainRefusal(status: number, problem: Problem, retryAfter: string | null): string {
	switch (status) {
		case 401:
			return "You are signed out. Sign in in another tab, then publish again here.";
		case 403:
			return problem.detail ?? "Your account may not publish this page.";
		case 404:
			return "This page does not exist any more. Copy your text, or publish it under another title.";
		case 413:
			return "The article is too large to be saved. Split it into several pages.";
		case 422: {
			const [first] = problem.issues ?? [];
			return first
				? `The text could not be accepted: ${first.path} ${first.message}.`
				: (problem.detail ?? "The text could not be accepted.");
		}
		case 429:
			return `Too many edits in a short time. ${waitPhrase(retryAfter)}`;
		default:
			return status >= 500
				? "The wiki has a problem and could not save. Try again in a moment."
				: (problem.detail ?? `The wiki refused to save (${status}).`);
	}
}

/**
 * Publishes a text. `key` names the intention: the same text sent again after a lost answer carries the same
 * key and makes no second revision.
 */
export async function publishPage(request: PublishRequest, key: string): Promise<PublishOutcome> {
	const { title, baseRevisionId, documentJson, summary, minor } = request;
	const rest = JSON.stringify({ baseRevisionId, summary, minor }).slice(1);
	let response: Response;
	let body: unknown;
	try {
		response = await fetch(`/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
			method: "POST",
			headers: { "content-type": "application/json", "idempotency-key": key },
			body: `{"document":${documentJson},${rest}`,
		});
		body = await response.json().catch(() => null);
	} catch {
		return { kind: "unreachable" };
	}
	if (response.ok) {
		const { revisionId, unchanged } = body as { revisionId: number; unchanged?: boolean };
		return unchanged ? { kind: "unchanged" } : { kind: "published", revisionId };
	}
	const problem = (body ?? {}) as Problem;
	if (response.status === 409 && problem.base && problem.theirs && problem.mine) {
		const { base, mine, theirs, draftId = null } = problem;
		return { kind: "conflict", conflict: { base, mine: mine.document, theirs, draftId } };
	}
	return {
		kind: "refused",
		status: response.status,
		code: problem.code ?? "unknown",
		message: explainRefusal(response.status, problem, response.headers.get("retry-after")),
	};
}
