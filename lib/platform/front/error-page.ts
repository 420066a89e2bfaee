import { STATUS_CODES } from "node:http";

const SENTENCES: Record<number, string> = {
	400: "The address or the request is not well formed.",
	403: "What changes something here must be sent from a page of this wiki.",
	404: "There is no page at this address.",
	405: "This address does not answer to that method.",
	408: "The request took too long to arrive.",
	413: "What was sent is larger than this wiki accepts.",
	421: "This server does not answer for that host.",
	422: "A request that only reads carries no body.",
	431: "The headers of the request are too large.",
	500: "Something went wrong while this page was being made. Trying again in a moment may help.",
	502: "The wiki could not make this page. Trying again in a moment may help.",
	503: "The wiki cannot be read for the moment. Nothing is lost; please try again in a few seconds.",
	504: "The wiki took too long to make this page. Trying again in a moment may help.",
};

/** The codes are those of the API's own problem documents where both have one. */
const CODES: Record<number, string> = {
	400: "malformed-address",
	403: "origin-mismatch",
	404: "not-found",
	405: "method-not-allowed",
	408: "timeout",
	413: "payload-too-large",
	421: "unknown-host",
	422: "invalid-request",
	431: "headers-too-large",
	503: "unavailable",
};

export interface ErrorAnswer {
	contentType: string;
	body: string;
}

/**
 * What the front says by itself when there is no page to pass on: a problem document for the API, else a plain
 * page that needs nothing else to be readable. `id` is what the log has beside the cause; the page never names the cause.
 */
export function errorAnswer(status: number, json: boolean, id: string | null): ErrorAnswer {
	const title = STATUS_CODES[status] ?? "Error";
	const sentence = SENTENCES[status] ?? "The request could not be answered.";
	if (json) {
		const code = CODES[status] ?? "internal-error";
		const issues = status === 422 ? [{ path: "", message: sentence }] : undefined;
		const problem = { type: `urn:canonry:problem:${code}`, title, status, code, detail: sentence, issues };
		return {
			contentType: "application/problem+json",
			body: JSON.stringify(id === null ? problem : { ...problem, instance: `urn:canonry:error:${id}` }),
		};
	}
	const mark = id === null ? "" : `<p>Error id: <code>${id}</code></p>\n`;
	return {
		contentType: "text/html; charset=utf-8",
		body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence}</p>
${mark}<p><a href="/">Main page</a></p>
</main>
</body>
</html>
`,
	};
}
