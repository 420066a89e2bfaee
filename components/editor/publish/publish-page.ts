import type { WikiDocument } from "@/lib/document/schema";
import type { BegunFrom } from "@/lib/revision/begun-from";
import type { SavedSince } from "@/lib/revision/conflict";
import { ACCOUNT_HEADER } from "@/lib/user/account-header";

/** An account of the wiki. */
export interface Account {
	id: number;
	name: string;
}

export interface PublishRequest {
	title: string;
	baseRevisionId: number | null;
	/** JSON text of the document: it is sent as it is, so that a long article is not written out twice. */
	documentJson: string;
	summary: string;
	minor: boolean;
	begunFrom?: BegunFrom;
}

export interface ConflictSide {
	revisionId: number | null;
	document: WikiDocument;
}

export interface Conflict {
	base: ConflictSide;
	mine: WikiDocument;
	theirs: ConflictSide & { author?: string; createdAt?: string };
	since: SavedSince;
	/** By block, who wrote the published text in a place that both changed; none where that is not known. */
	authors: ReadonlyMap<string, readonly string[]>;
	/** Where the wiki keeps the text that lost. */
	draftId: number | null;
}

/** What of others a published text holds that was merged with theirs. */
export interface KeptOfOthers {
	changes: number;
	/** Blocks that the writer moved too, to another place. */
	yielded: number;
	/** Blocks that the writer moved and others deleted. */
	gone: number;
	authors: string[];
}

export type PublishOutcome =
	/** `waiting`: readers see it when a reviewer has approved it. */
	| { kind: "published"; revisionId: number; waiting: boolean; kept: KeptOfOthers | null }
	/** `kept` where all that the writer did were moves that came to nothing. */
	| { kind: "unchanged"; revisionId: number; kept: KeptOfOthers | null }
	| { kind: "conflict"; conflict: Conflict }
	/** `movedTo`: the title at which the page is now. `gone`: there is none any more. */
	| { kind: "refused"; status: number; code: string; message: string; movedTo: string | null; gone: boolean }
	/** Another account than the writer's is signed in. */
	| { kind: "other-account"; signedInAs: Account }
	| { kind: "unreachable" };

interface PublishedAnswer {
	revisionId: number;
	unchanged?: boolean;
	waiting?: boolean;
	kept?: KeptOfOthers;
}

interface Problem {
	code?: string;
	detail?: string;
	issues?: { path: string; message: string }[];
	base?: ConflictSide;
	mine?: { document: WikiDocument };
	theirs?: Conflict["theirs"];
	since?: SavedSince;
	overlaps?: { blockId: string; authors?: string[] }[];
	draftId?: number;
	movedTo?: string;
	account?: Account;
}

/** An older server tells nothing of it. */
const NOT_TOLD: SavedSince = { revisions: 1, authors: [], others: 0, own: false };

function waitPhrase(retryAfter: string | null): string {
	const seconds = Number(retryAfter);
	if (!(seconds > 0)) return "Wait a little and publish again.";
	return seconds < 90
		? `You can publish again in ${seconds} seconds.`
		: `You can publish again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** What to tell the writer about a refusal; that the text is kept is said beside it. */
export function explainRefusal(status: number, problem: Problem, retryAfter: string | null): string {
	if (problem.movedTo !== undefined) return `Meanwhile the page was moved to “${problem.movedTo}”.`;
	switch (status) {
		case 401:
			return "You are signed out. Sign in in another tab, then publish again here.";
		case 403:
			return problem.detail ?? "Your account may not publish this page.";
		case 404:
			return "This page does not exist any more. Copy your text, or take it to another title.";
		case 410:
			return "This page was deleted meanwhile, and cannot be begun anew yet. Copy your text, or take it to another title.";
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
		case 507:
			return "The wiki's disk is full, so it could not save. Copy your text to be sure of it, and tell whoever runs the wiki.";
		default:
			return status >= 500
				? "The wiki has a problem and could not save. Try again in a moment."
				: (problem.detail ?? `The wiki refused to save (${status}).`);
	}
}

/**
 * Publishes a text. `key` names the intention: the same text sent again after a lost answer carries the same
 * key and makes no second revision. It is published by the account `authorId` or not at all.
 */
export async function publishPage(request: PublishRequest, key: string, authorId: number): Promise<PublishOutcome> {
	const { title, documentJson, ...more } = request;
	const rest = JSON.stringify(more).slice(1);
	let response: Response;
	let body: unknown;
	try {
		response = await fetch(`/api/v1/pages/${encodeURIComponent(title)}/revisions`, {
			method: "POST",
			headers: { "content-type": "application/json", "idempotency-key": key, [ACCOUNT_HEADER]: String(authorId) },
			body: `{"document":${documentJson},${rest}`,
		});
		body = await response.json().catch(() => null);
	} catch {
		return { kind: "unreachable" };
	}
	if (response.ok) {
		const { revisionId, unchanged, waiting, kept = null } = body as PublishedAnswer;
		return unchanged
			? { kind: "unchanged", revisionId, kept }
			: { kind: "published", revisionId, waiting: waiting === true, kept };
	}
	const problem = (body ?? {}) as Problem;
	if (response.status === 409 && problem.base && problem.theirs && problem.mine) {
		const { base, mine, theirs, since = NOT_TOLD, overlaps = [], draftId = null } = problem;
		const authors = new Map(overlaps.map(({ blockId, authors: names = [] }) => [blockId, names]));
		return { kind: "conflict", conflict: { base, mine: mine.document, theirs, since, authors, draftId } };
	}
	if (problem.code === "other-account" && problem.account)
		return { kind: "other-account", signedInAs: problem.account };
	return {
		kind: "refused",
		status: response.status,
		code: problem.code ?? "unknown",
		movedTo: problem.movedTo ?? null,
		gone: response.status === 404 || response.status === 410,
		message: explainRefusal(response.status, problem, response.headers.get("retry-after")),
	};
}
