import { z } from "zod";
import { ACCOUNT_HEADER } from "@/lib/user/account-header";
import { OPERATIONS } from "./contract";
import { idSchema, type Operation } from "./operation";
import { PROBLEMS, type ProblemCode } from "./problem";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of `/api/v1`, made from the schemas that validate. */
export function openApiDocument(version: string): Json {
	const paths: Record<string, Json> = {};
	for (const operation of OPERATIONS) {
		paths[operation.address] = {
			...paths[operation.address],
			[operation.method.toLowerCase()]: operationObject(operation),
		};
	}
	return {
		openapi: "3.1.0",
		info: { title: "Canonry", version, license: { name: "AGPL-3.0-or-later" } },
		servers: [{ url: "/api/v1" }],
		paths,
		components: {
			schemas: { Problem: problemSchema },
			securitySchemes: { session: { type: "apiKey", in: "cookie", name: "canonry-session" } },
		},
	};
}

function operationObject(operation: Operation): Json {
	return {
		operationId: operation.id,
		summary: operation.summary,
		parameters: [
			...parameters("path", operation.path),
			...parameters("query", operation.query),
			...(operation.problems.includes("other-account") ? [accountParameter] : []),
		],
		...(operation.bodyLimit > 0 && {
			requestBody: { required: true, content: { "application/json": { schema: jsonSchema(operation.body, "input") } } },
		}),
		responses: { ...answers(operation), ...problems(operation) },
	};
}

function answers(operation: Operation): Json {
	return Object.fromEntries(
		Object.entries(operation.answers).map(([status, schema]) => [
			status,
			status === "204"
				? { description: "Done" }
				: { description: "Done", content: { "application/json": { schema: jsonSchema(schema, "output") } } },
		]),
	);
}

/** One entry a status: the codes that may stand in it are listed in the description. */
function problems(operation: Operation): Json {
	const byStatus = new Map<number, string[]>();
	for (const code of new Set([...operation.problems, ...commonProblems(operation)])) {
		const { status } = PROBLEMS[code];
		byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
	}
	return Object.fromEntries(
		[...byStatus].map(([status, codes]) => [
			String(status),
			{
				description: codes.join(", "),
				content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
			},
		]),
	);
}

/** What `endpoint` answers before the operation is asked. */
function commonProblems({ method, bodyLimit, limit }: Operation): ProblemCode[] {
	return [
		...(method === "GET" ? [] : (["origin-mismatch"] as const)),
		...(bodyLimit > 0 ? (["payload-too-large", "unsupported-media-type", "invalid-request"] as const) : []),
		...(limit === "none" ? [] : (["rate-limited"] as const)),
	];
}

function parameters(place: "path" | "query", schema: z.ZodType): Json[] {
	const { properties = {}, required = [] } = jsonSchema(schema, "input") as { properties?: Json; required?: string[] };
	return Object.entries(properties).map(([name, property]) => ({
		name,
		in: place,
		required: place === "path" || required.includes(name),
		schema: property,
	}));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
	const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
	return json;
}

const accountParameter: Json = {
	name: ACCOUNT_HEADER,
	in: "header",
	required: false,
	description:
		"The id of the account under which this was written: it is refused where another one is signed in. Without it, " +
		"whoever is signed in is the author.",
	schema: jsonSchema(idSchema, "input"),
};

const problemSchema = {
	type: "object",
	required: ["type", "title", "status", "code"],
	properties: {
		type: { type: "string" },
		title: { type: "string" },
		status: { type: "integer" },
		code: { type: "string", enum: Object.keys(PROBLEMS) },
		detail: { type: "string" },
		issues: {
			type: "array",
			items: {
				type: "object",
				required: ["path", "message"],
				properties: { path: { type: "string" }, message: { type: "string" } },
			},
		},
	},
} as const;
