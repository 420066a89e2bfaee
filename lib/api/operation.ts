import { z } from "zod";
import { NAMESPACES } from "@/lib/title/namespace";
import { parseTitle, type Title } from "@/lib/title/title";
import type { ProblemCode } from "./problem";

/** One operation of the API: what it takes, what it answers, what can go wrong. Handlers, checks and openapi.json come from it. */
export interface Operation {
	readonly id: string;
	readonly method: "GET" | "POST" | "PUT" | "DELETE";
	/** Below `/api/v1`, parameters in braces. */
	readonly address: string;
	readonly summary: string;
	readonly path: z.ZodType;
	readonly query: z.ZodType;
	readonly body: z.ZodType;
	/** Bytes; 0 when the operation takes no body. */
	readonly bodyLimit: number;
	readonly answers: Readonly<Record<number, z.ZodType>>;
	readonly problems: readonly ProblemCode[];
	/** Attempts per user (or client address); the common rule when nothing is said. */
	readonly limit?: { readonly max: number; readonly windowSeconds: number } | "none";
}

/** Checks an operation while keeping its own types, which the handler's arguments follow. */
export const define = <const O extends Operation>(operation: O): O => operation;

export const SMALL_BODY = 16 * 1024;
/** A document's text may have 4 MB; its JSON around it as much again. */
export const DOCUMENT_BODY = 8 * 1024 * 1024;

export const nothing = z.unknown();
export const noQuery = z.strictObject({});
export const idSchema = z.int().positive().max(2_147_483_647);
export const idInAddress = z
	.string()
	.regex(/^[1-9]\d{0,9}$/, "must be a number")
	.transform(Number)
	.pipe(idSchema);

/** A title in an address, as people write it. */
export const titleInAddress = z
	.string()
	.max(1000)
	.transform((written, context): Title => {
		const parsed = parseTitle(written);
		if (parsed.ok) return parsed.title;
		context.addIssue({ code: "custom", message: `is not a title (${parsed.problem})` });
		return z.NEVER;
	});

/** The document itself is checked by the validator of lib/document, which answers with the path inside it. */
export const documentSchema = z
	.looseObject({ type: z.literal("doc") })
	.describe("Tiptap JSON; the document table of the wiki decides what it may hold. Blocks carry `attrs.id`.");

export const pageSchema = z.object({
	id: idSchema,
	namespace: z.enum(NAMESPACES.map(({ key }) => key)),
	title: z.string().describe("With the namespace prefix, words separated by spaces"),
});
