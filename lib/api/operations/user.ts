import { z } from "zod";
import { RIGHTS } from "@/lib/permission/groups";
import { registerSchema, signInSchema } from "@/lib/user/schema";
import { define, idSchema, noQuery, nothing, SMALL_BODY } from "../operation";

const user = z.object({ id: idSchema, name: z.string(), groups: z.array(z.string()) });

export const signInOperation = define({
	id: "signIn",
	method: "POST",
	address: "/session",
	summary: "Sign in with name and password; the answer sets the session cookie",
	path: nothing,
	query: noQuery,
	body: signInSchema,
	bodyLimit: SMALL_BODY,
	answers: { 200: z.object({ user }) },
	problems: ["wrong-credentials", "rate-limited", "invalid-request"],
	// Counted by the verb, by address and by name.
	limit: "none",
});

export const signOutOperation = define({
	id: "signOut",
	method: "DELETE",
	address: "/session",
	summary: "Sign out: the session ends at once",
	path: nothing,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 204: nothing },
	problems: [],
});

export const meOperation = define({
	id: "me",
	method: "GET",
	address: "/me",
	summary: "Who the session cookie belongs to, `user` being null without one, and what they may do",
	path: nothing,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.union([
			z.object({ user: z.null() }),
			z.object({
				user,
				rights: z.array(z.enum(RIGHTS)),
				waiting: z
					.int()
					.nullable()
					.describe("Pages that wait for a reviewer, up to 100; null for those who do not review"),
				sentBack: z.int().describe("Own edits that a reviewer sent back and nobody decided about since, up to 100"),
				notKept: z
					.int()
					.describe("Own edits that were rejected or taken back by others and not read about since, up to 100"),
			}),
		]),
	},
	problems: [],
	limit: "none",
});

export const registerOperation = define({
	id: "register",
	method: "POST",
	address: "/users",
	summary: "Make an account; it does not sign anybody in",
	path: nothing,
	query: noQuery,
	body: registerSchema,
	bodyLimit: SMALL_BODY,
	answers: { 201: z.object({ user }) },
	problems: ["name-taken", "invalid-request", "rate-limited"],
	limit: "none",
});
