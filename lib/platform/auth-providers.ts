import { z } from "zod";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

// Codes and tokens travel to these addresses; without TLS only a provider on this machine is acceptable.
const endpoint = z.url({ protocol: /^https?$/ }).refine((address) => {
	const { protocol, hostname } = new URL(address);
	return protocol === "https:" || LOOPBACK.has(hostname);
}, "must begin with https://");

const common = {
	/** Stands in addresses and in the database: never change it while people sign in with it. */
	id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "must be lower-case letters, digits and hyphens"),
	/** What the sign-in button calls it. */
	label: z.string().min(1).max(60),
	clientId: z.string().min(1),
	clientSecret: z.string().min(1),
};

const oidcProvider = z.strictObject({
	...common,
	type: z.literal("oidc"),
	/** Its `/.well-known/openid-configuration` is read for everything else. */
	issuer: endpoint,
	scope: z.string().default("openid profile"),
});

const oauthProvider = z.strictObject({
	...common,
	type: z.literal("oauth"),
	authorization: endpoint,
	token: endpoint,
	userinfo: endpoint,
	scope: z.string().default(""),
	/** Fields of the userinfo answer: what identifies the person for ever, and what to call them. */
	idField: z.string().default("id"),
	nameField: z.string().default("name"),
});

const authProviders = z
	.array(z.discriminatedUnion("type", [oidcProvider, oauthProvider]))
	.refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "must not use an id twice");

/** A provider of identities that people may sign in with. */
export type AuthProvider = z.infer<typeof authProviders>[number];

/** Reads the setting; what is wrong with it becomes issues of `context`, without showing a value. */
export function readAuthProviders(json: string, context: z.core.$RefinementCtx): AuthProvider[] | null {
	let list: unknown;
	try {
		list = JSON.parse(json);
	} catch {
		context.addIssue({ code: "custom", message: "must be a JSON list" });
		return null;
	}
	const parsed = authProviders.safeParse(list);
	if (parsed.success) return parsed.data;
	for (const { path, message } of parsed.error.issues) {
		context.addIssue({ code: "custom", message: `${path.length > 0 ? `at ${path.join(".")}: ` : ""}${message}` });
	}
	return null;
}
