/**
 * The one table of what can go wrong in an answer: stable code → status and title. Clients rely on the
 * codes; add to them, never rename one.
 */
export const PROBLEMS = {
	"malformed-address": { status: 400, title: "The address could not be understood" },
	"request-aborted": { status: 400, title: "The request broke off before its end" },
	"sign-in-required": { status: 401, title: "Sign in first" },
	"wrong-credentials": { status: 401, title: "The name or the password is wrong" },
	"right-missing": { status: 403, title: "Your groups do not have this right" },
	"page-not-editable": { status: 403, title: "Nobody can edit this page" },
	"own-edit": { status: 403, title: "Somebody else must decide about your own edit" },
	"origin-mismatch": { status: 403, title: "The request does not come from this wiki" },
	"not-found": { status: 404, title: "There is no such thing" },
	"method-not-allowed": { status: 405, title: "This address does not take that method" },
	"source-alike": { status: 409, title: "A work like this one is in the registry" },
	"series-alike": { status: 409, title: "A series like this one is in the registry" },
	"edit-conflict": { status: 409, title: "Somebody else saved first" },
	"page-moved": { status: 409, title: "The page has another title now" },
	"page-deleted": { status: 410, title: "The page was deleted" },
	"revision-not-waiting": { status: 409, title: "The revision does not wait for a reviewer" },
	"decided-meanwhile": { status: 409, title: "Other edits wait now than those that were to be settled" },
	"older-edits-wait": { status: 409, title: "Edits before this one wait too" },
	"holds-rejected-text": { status: 409, title: "The revision holds text that was rejected" },
	"brings-back-rejected": { status: 409, title: "Rejecting it would bring back what was rejected" },
	"later-edits-overlap": { status: 409, title: "Later edits changed the same text" },
	"made-the-page": { status: 409, title: "The edit that made the page cannot be undone" },
	"edited-since": { status: 409, title: "Somebody else edited since" },
	"run-grew": { status: 409, title: "There is more to roll back now than was looked at" },
	"only-one-author": { status: 409, title: "Nobody else ever edited the page" },
	"other-account": { status: 409, title: "Another account is signed in than the one it was written under" },
	"name-taken": { status: 409, title: "This name is taken" },
	"too-many-drafts": { status: 409, title: "Too many unpublished texts" },
	"too-many-filter-sets": { status: 409, title: "Too many saved filters" },
	"different-pages": { status: 409, title: "The revisions belong to different pages" },
	"payload-too-large": { status: 413, title: "The request is too large" },
	"unsupported-media-type": { status: 415, title: "The body must be application/json" },
	"invalid-request": { status: 422, title: "The request is not valid" },
	"invalid-document": { status: 422, title: "The document is not valid" },
	"idempotency-key-reused": { status: 422, title: "This Idempotency-Key was used for another request" },
	"rate-limited": { status: 429, title: "Too many requests" },
	"internal-error": { status: 500, title: "Something went wrong on our side" },
	"comparisons-busy": { status: 503, title: "Too many long revisions are being compared" },
	"comparison-too-long": { status: 503, title: "Comparing the revisions takes too long" },
	"database-away": { status: 503, title: "The database does not answer" },
	"disk-full": { status: 507, title: "The wiki's disk is full" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a request got wrong, by its place in the body (or `query.limit`, `path.title`). */
export interface Issue {
	readonly path: string;
	readonly message: string;
}

export interface Problem {
	readonly code: ProblemCode;
	/** For people: what happened, what was kept, what to do. */
	readonly detail?: string;
	readonly issues?: readonly Issue[];
	/** Further members of the problem document, such as the sides of an edit conflict. */
	readonly members?: Readonly<Record<string, unknown>>;
	readonly headers?: Readonly<Record<string, string>>;
}

/** A problem document (RFC 9457). */
export function problemResponse({ code, detail, issues, members, headers }: Problem): Response {
	const { status, title } = PROBLEMS[code];
	const body = { type: `urn:canonry:problem:${code}`, title, status, code, detail, issues, ...members };
	return new Response(JSON.stringify(body), {
		status,
		headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
	});
}
