/** Answers with a file for programs, which no search engine is to list. */
export function fileAnswer(
	body: string,
	type: string,
	{ status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
	return new Response(body, {
		status,
		headers: {
			"content-type": `${type}; charset=utf-8`,
			"cache-control": "no-cache",
			"x-robots-tag": "noindex",
			...headers,
		},
	});
}
