/** Groups, from the widest to the most trusted. The first three follow from the account; the others are given. */
export const GROUPS = ["everyone", "registered", "autoconfirmed", "reviewer", "moderator", "admin", "bot"] as const;
export type Group = (typeof GROUPS)[number];

/**
 * Who is asking. The first argument of every verb and of every query that reads content, so that code
 * without an actor does not compile.
 */
export type Actor =
	| { readonly kind: "anonymous"; readonly groups: readonly Group[] }
	| { readonly kind: "user"; readonly id: number; readonly name: string; readonly groups: readonly Group[] };

export type UserActor = Extract<Actor, { kind: "user" }>;

export const ANONYMOUS: Actor = { kind: "anonymous", groups: ["everyone"] };
