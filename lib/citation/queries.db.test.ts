import { beforeEach, expect, test } from "vitest";
import { POST } from "@/app/api/v1/citations/parse/route";
import { db } from "@/lib/platform/db";
import { emptyDatabase } from "@/test/database";

beforeEach(emptyDatabase);

async function parse(text: string) {
	const request = new Request("http://wiki.test/api/v1/citations/parse", {
		method: "POST",
		headers: { host: "wiki.test", origin: "http://wiki.test", "content-type": "application/json" },
		body: JSON.stringify({ text }),
	});
	const response = await POST(request, { params: Promise.resolve({}) });
	return { status: response.status, json: await response.json() };
}

test("anyone may ask; a work is bound as soon as the registry has it, by the name of a merged entry too, until it is retired", async () => {
	const text = 'It rained. (HL3: "Landfall", p. 2)';
	const citation = { series: "HL3", title: "Landfall", locator: { type: "page", value: "2" }, start: 17, end: 33 };
	expect(await parse(text)).toEqual({
		status: 200,
		json: {
			groups: [{ start: 11, end: 34, citations: [{ ...citation, kind: null, sourceId: null, seriesId: null }] }],
		},
	});

	const author = await db.user.create({ data: { name: "Editor", nameKey: "editor" } });
	const series = await db.series.create({
		data: { code: "HL3", title: "Harbour Lights", titleKey: "harbour lights", kind: "episode" },
	});
	const source = await db.source.create({
		data: { kind: "short_story", title: "Landfall", titleKey: "landfall", searchKey: "landfall", seriesId: series.id },
	});
	const version = { sourceId: source.id, actorId: author.id, actorName: "Editor", after: {} };
	await db.sourceVersion.create({ data: version });
	expect((await parse(text)).json.groups[0].citations).toEqual([
		{ ...citation, kind: "short-story", sourceId: source.id, seriesId: series.id },
	]);

	const merged = { kind: "short_story", title: "Land Fall", titleKey: "land fall", searchKey: "land fall" } as const;
	await db.source.create({ data: { ...merged, seriesId: series.id, mergedIntoId: source.id } });
	await db.sourceVersion.create({ data: version });
	const [named] = (await parse('It rained. (HL3: "Land Fall")')).json.groups[0].citations;
	expect(named).toMatchObject({ sourceId: source.id });

	await db.source.update({ where: { id: source.id }, data: { retiredAt: new Date() } });
	await db.sourceVersion.create({ data: version });
	expect((await parse(text)).json.groups[0].citations[0].sourceId).toBeNull();
});

test("what is no text or too long is refused", async () => {
	expect((await parse("x".repeat(200_001))).status).toBe(422);
});
