import { z } from "zod";
import { define, noQuery, nothing, titleInAddress } from "../operation";

const path = z.object({ title: titleInAddress });

/** An open editor speaks three times a minute; several tabs may be open. */
const limit = { max: 60, windowSeconds: 60 };

export const noteEditingOperation = define({
	id: "noteEditing",
	method: "PUT",
	address: "/pages/{title}/editing",
	summary: "Say that you have the editor of a page open, and hear who else has; repeat within a minute",
	path,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.object({ editors: z.array(z.object({ name: z.string() })) }) },
	problems: ["sign-in-required", "right-missing", "page-not-editable", "rate-limited"],
	limit,
});

export const endEditingOperation = define({
	id: "endEditing",
	method: "DELETE",
	address: "/pages/{title}/editing",
	summary: "Say that you have closed it",
	path,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 204: nothing },
	problems: ["sign-in-required", "rate-limited"],
	limit,
});
