import { z } from "zod";
import { define, idInAddress, idSchema, noQuery, nothing } from "../operation";

export const patrolRevisionOperation = define({
	id: "patrolRevision",
	method: "POST",
	address: "/revisions/{id}/patrol",
	summary: "Mark a revision as looked at by somebody trusted; `already` when somebody had",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.object({ revisionId: idSchema, already: z.boolean() }) },
	problems: ["sign-in-required", "right-missing", "page-not-editable", "not-found", "invalid-request", "rate-limited"],
});
