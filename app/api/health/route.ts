import { db } from "@/lib/platform/db";

export const dynamic = "force-dynamic";

/** Long enough for a busy pool, short enough for whoever asks every few seconds. */
const PATIENCE = 2_000;

export async function GET(): Promise<Response> {
	const database = await isDatabaseThere();
	return Response.json(database ? { status: "ok", database: "ok" } : { status: "degraded", database: "away" }, {
		status: database ? 200 : 503,
		headers: { "cache-control": "no-store", ...(!database && { "retry-after": "5" }) },
	});
}

async function isDatabaseThere(): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<boolean>((resolve) => {
		timer = setTimeout(resolve, PATIENCE, false);
	});
	const answer = Promise.resolve()
		.then(() => db.$queryRaw`SELECT 1`)
		.then(
			() => true,
			() => false,
		);
	const there = await Promise.race([answer, patience]);
	clearTimeout(timer);
	return there;
}
