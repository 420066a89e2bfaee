import { z } from "zod";
import { readAuthProviders } from "./auth-providers";

/** An error whose message is written for the person who starts the wiki: it is shown without a stack. */
export class StartError extends Error {
	override name = "StartError";
}

const port = z.coerce.number("must be a whole number").int("must be a whole number").min(0).max(65_535);
const flag = z.enum(["0", "1", "false", "true"]).transform((value) => value === "1" || value === "true");

const webAddress = z
	.url({ protocol: /^https?$/, error: "must be an address like https://wiki.example.org" })
	// The next steps are asked even when the first has refused.
	.refine((value) => !URL.canParse(value) || /^\w+:\/\/[^/?#]+\/?$/.test(value), "must have no path, query or fragment")
	.transform((value) => (URL.canParse(value) ? new URL(value).origin : value));

/** Every setting that comes from outside. The descriptions are what the configuration table of the README says. */
export const environmentSchema = z
	.object({
		PORT: port.default(3000).describe("Port to serve on. 0 takes a free one."),
		HOST: z.string().optional().describe("Address to listen on, for example 127.0.0.1. Unset: every interface."),
		BASE_URL: webAddress
			.optional()
			.describe(
				"Address that readers use. Unset: any host is answered. Set it for a public wiki; https makes cookies secure.",
			),
		TRUST_PROXY: flag
			.default(false)
			.describe("1 when a reverse proxy of yours stands in front: client addresses come from X-Forwarded-For."),
		DATA_DIR: z.string().default(".data").describe("Folder of the embedded database and the generated secrets."),
		DATABASE_URL: z
			.url({ protocol: /^postgres(ql)?$/, error: "must be like postgresql://user:password@host:5432/name" })
			.optional()
			.describe("PostgreSQL server to use. Unset: one is started from npm, with its data in DATA_DIR."),
		DATABASE_POOL: z.coerce
			.number("must be a whole number")
			.int()
			.min(1)
			.max(1000)
			.default(10)
			.describe("Connections to PostgreSQL that one process may hold."),
		AUTH_SECRET: z
			.string()
			.min(32, "must have at least 32 characters")
			.optional()
			.describe("Secret that signs sign-in state. Unset: generated on first start into DATA_DIR."),
		SAMPLE: z
			.string()
			.optional()
			.describe(
				"none: an empty database stays empty and a set-up page opens. Unset: it is filled with the sample wiki.",
			),
		DEMO_PASSWORD: z
			.string()
			.min(8, "must have at least 8 characters")
			.optional()
			.describe("Password of the sample's accounts. Unset: random, printed once and kept in DATA_DIR."),
		AUTH_PROVIDERS: z
			.string()
			.transform((value, context) => readAuthProviders(value, context) ?? z.NEVER)
			.default([])
			.describe(
				"JSON list of OpenID Connect and OAuth 2.0 providers that people may sign in with; see docs/operations.md.",
			),
		LOG_LEVEL: z
			.enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error")
			.default("info")
			.describe("Least important record to log."),
	})
	.superRefine(({ AUTH_PROVIDERS, BASE_URL }, context) => {
		if (AUTH_PROVIDERS.length > 0 && BASE_URL === undefined) {
			context.addIssue({ code: "custom", path: ["BASE_URL"], message: "is needed for AUTH_PROVIDERS" });
		}
	});

/** The validated settings. */
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Validates the settings in `source`. A value that is empty counts as unset, as compose files write it.
 * Throws a {@link StartError} that names each wrong setting and what it should be, and never shows a value,
 * because a value may be a secret in the wrong place.
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
	const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
	const result = environmentSchema.safeParse(given);
	if (!result.success) {
		const lines = result.error.issues.map(({ path, message }) => {
			const name = String(path[0]);
			const description = Reflect.get(environmentSchema.shape, name)?.description;
			return `  ${name} ${message}.${description ? ` (${description})` : ""}`;
		});
		throw new StartError(`These settings cannot be used:\n${lines.join("\n")}`);
	}
	return result.data;
}

let own: Environment | undefined;

/** The settings of this process, read once: they are complete before anything is served. */
export function environment(): Environment {
	own ??= readEnvironment(process.env);
	return own;
}
