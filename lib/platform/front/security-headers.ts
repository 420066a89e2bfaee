/** Reading pages: nothing but files of our own, and no inline code or style at all. */
const READING_POLICY = policy({
	"default-src": "'none'",
	"script-src": "'self'",
	"style-src": "'self'",
	"img-src": "'self' data:",
	"font-src": "'self'",
	"connect-src": "'self'",
	"manifest-src": "'self'",
	"form-action": "'self'",
	"base-uri": "'none'",
	"frame-ancestors": "'none'",
});

/** Everything that is not a page: opened by itself it may load and run nothing. */
const DATA_POLICY = policy({
	"default-src": "'none'",
	"base-uri": "'none'",
	"form-action": "'none'",
	"frame-ancestors": "'none'",
});

/**
 * The policy of editor and account pages. Scripts run by nonce only, style sheets come from our files or carry the
 * nonce. Style attributes are let through: the editor learns from them what is bold in text pasted from a word
 * processor, and a browser applies the policy to the detached document in which it looks, where it would find none.
 * They can run nothing, and what they may load is bounded by `img-src`.
 */
export function interactivePolicy(nonce: string): string {
	return policy({
		"default-src": "'none'",
		"script-src": `'nonce-${nonce}' 'strict-dynamic'`,
		"worker-src": "'self'",
		"style-src": `'self' 'nonce-${nonce}'`,
		"style-src-attr": "'unsafe-inline'",
		"img-src": "'self' data: blob:",
		"font-src": "'self'",
		"connect-src": "'self'",
		"manifest-src": "'self'",
		"form-action": "'self'",
		"base-uri": "'none'",
		"frame-ancestors": "'none'",
	});
}

export type AnswerKind = "reading" | "interactive" | "data";

/**
 * The security headers of an answer; every answer has them, errors and redirects too. `interactive` is the policy
 * of this request, for pages of that kind.
 */
export function securityHeaders(kind: AnswerKind, interactive: string, https: boolean): Record<string, string> {
	return {
		"content-security-policy": { reading: READING_POLICY, interactive, data: DATA_POLICY }[kind],
		"x-content-type-options": "nosniff",
		"x-frame-options": "DENY",
		"referrer-policy": "strict-origin-when-cross-origin",
		"permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"cross-origin-opener-policy": "same-origin",
		"cross-origin-resource-policy": "same-origin",
		...(https && { "strict-transport-security": "max-age=31536000" }),
	};
}

function policy(directives: Record<string, string>): string {
	return Object.entries(directives)
		.map(([name, sources]) => `${name} ${sources}`)
		.join("; ");
}
