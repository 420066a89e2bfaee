import { beforeAll, describe, expect, test } from "vitest";
import * as series from "@/app/api/v1/series/route";
import * as source from "@/app/api/v1/sources/[id]/route";
import * as sources from "@/app/api/v1/sources/route";
import * as tiers from "@/app/api/v1/tiers/route";
import { db } from "@/lib/platform/db";
import { fillRegistry } from "@/prisma/seed/fill-registry";
import { buildSession, buildUser } from "@/test/user";

const HOST = "wiki.test";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let cookie: string;

async function call(
	handler: Handler,
	{ query = "", params = {}, body, as = "" }: { query?: string; params?: object; body?: unknown; as?: string },
) {
	const request = new Request(`http://${HOST}/api/v1/test${query}`, {
		method: body === undefined ? "GET" : "POST",
		headers: { host: HOST, origin: `http://${HOST}`, "content-type": "application/json", ...(as && { cookie: as }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const response = await handler(request, { params: Promise.resolve({ ...params }) });
	return { status: response.status, headers: response.headers, json: await response.json() };
}

const list = (query: string) => call(sources.GET, { query });
const post = (body: unknown, as = cookie) => call(sources.POST, { body, as });

beforeAll(async () => {
	const editor = await buildUser();
	const admin = await buildUser({ groups: ["admin"] });
	await fillRegistry({ admin, editor }, new Date("2026-02-28T15:00:00Z"));
	cookie = `canonry-session=${await buildSession(editor)}`;
});

describe("the registry over the API", () => {
	test("tiers are answered from the innermost out", async () => {
		expect((await call(tiers.GET, {})).json).toEqual({
			tiers: [
				{ key: "canon", name: "Televised canon", rank: 1, colour: "green" },
				{ key: "licensed", name: "Licensed works", rank: 2, colour: "ochre" },
				{ key: "fan", name: "Fan works", rank: 3, colour: "violet" },
			],
		});
	});

	test("works are found, filtered and paged", async () => {
		const { json } = await list("?q=DS9+Emissary");
		expect(json).toMatchObject({
			sources: [{ kind: "episode", title: "Emissary", series: { code: "DS9" }, tier: "canon" }],
			next: null,
		});
		expect((await list("?series=TLE&kind=novel&tier=licensed")).json.sources).toHaveLength(3);
		expect((await list("?tier=fan&series=Bait+and+Switch")).json.sources).toMatchObject([
			{ title: "The Wrong Reflection", series: { code: null, title: "Bait and Switch" } },
		]);
		expect((await list("?series=NONE")).json).toEqual({ sources: [], next: null });
		const first = (await list("?limit=2")).json;
		const second = (await list(`?limit=2&after=${first.next}`)).json;
		expect(new Set([...first.sources, ...second.sources].map(({ id }: { id: number }) => id)).size).toBe(4);
	});

	test.each(["?kind=poem", "?limit=0", "?limit=101", "?after=x", "?tier=A", "?what=1", "?q=%00", "?series=%00"])(
		"%s is 422",
		async (query) => {
			expect((await list(query)).status).toBe(422);
		},
	);

	test("a work is entered once, or twice on purpose", async () => {
		const body = { title: "Tribunal", series: "DS9", kind: "episode", number: "2x25", releaseDate: "1994-06-05" };
		expect(await post(body, "")).toMatchObject({ status: 401, json: { code: "sign-in-required" } });
		const created = await post(body);
		expect(created).toMatchObject({ status: 201, json: { title: "Tribunal", tier: "canon", series: { code: "DS9" } } });
		expect(created.headers.get("location")).toBe(`/api/v1/sources/${created.json.id}`);
		expect(await post({ title: "tribunal" })).toMatchObject({
			status: 409,
			json: { code: "source-alike", similar: [{ id: created.json.id, title: "Tribunal", likeness: 1 }] },
		});
		expect((await post({ title: "tribunal", despiteLikeness: true })).status).toBe(201);
		const one = await call(source.GET, { params: { id: String(created.json.id) } });
		expect(one.json).toMatchObject({ title: "Tribunal", releaseDate: "1994-06-05", creators: [], article: null });
		expect((await call(source.GET, { params: { id: "999999" } })).status).toBe(404);
		expect((await call(source.GET, { params: { id: "0x1" } })).status).toBe(422);
	});

	test("a series is entered once, and its works follow", async () => {
		const enter = (body: unknown, as = cookie) => call(series.POST, { body, as });
		const body = { code: "TERR", title: "The Territories", kind: "novel", tier: "licensed" };
		expect(await enter(body, "")).toMatchObject({ status: 401, json: { code: "sign-in-required" } });
		const entered = await enter(body);
		expect(entered).toMatchObject({ status: 201, json: body });
		expect(await enter({ ...body, code: "TRT" })).toMatchObject({
			status: 422,
			json: { issues: [{ path: "title" }], similar: [{ id: entered.json.id }] },
		});
		expect(await enter({ title: "Territories, The Lost", kind: "novel" })).toMatchObject({
			status: 409,
			json: { code: "series-alike", similar: [{ id: entered.json.id, code: "TERR" }] },
		});
		expect(await enter({ title: "X", kind: "poem" })).toMatchObject({
			status: 422,
			json: { issues: [{ path: "kind" }] },
		});
		expect(await post({ title: "A Border", series: "TERR" })).toMatchObject({
			status: 201,
			json: { tier: "licensed" },
		});
	});

	test.each([
		[{}, "title"],
		[{ title: "  " }, "title"],
		[{ title: "A Title Nobody Has", series: "NONE" }, "series"],
		[{ title: "A Title Nobody Has", tier: "none" }, "tier"],
		[{ title: "A Title Nobody Has", releaseDate: "1993-02-30" }, "releaseDate"],
		[{ title: "A Title Nobody Has", colour: "red" }, "colour"],
	])("%j is 422 at %s", async (body, path) => {
		const before = await db.source.count();
		expect(await post(body)).toMatchObject({ status: 422, json: { issues: [{ path }] } });
		expect(await db.source.count()).toBe(before);
	});
});
