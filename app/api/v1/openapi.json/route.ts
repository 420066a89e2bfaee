import { endpoint } from "@/lib/api/endpoint";
import { openApiDocument } from "@/lib/api/openapi";
import { openApiOperation } from "@/lib/api/operations/page";
import packageJson from "@/package.json" with { type: "json" };

export const GET = endpoint(openApiOperation, async () => ({
	status: 200,
	body: openApiDocument(packageJson.version),
}));
