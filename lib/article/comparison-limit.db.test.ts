import { beforeEach, expect, test, vi } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { saveRevision } from "@/lib/revision/save-revision";
import { makeArticle, touchArticle } from "@/scripts/bench/article";
import { emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { admitComparison } from "./comparison-limit";
import { compare } from "./comparison-loaders";

let client = "10.0.0.1";
vi.mock("next/headers", () => ({
	headers: async () => new Headers({ [CLIENT_HEADER]: client }),
	cookies: async () => ({ get: () => undefined }),
}));

beforeEach(async () => {
	await emptyDatabase();
	client = "10.0.0.1";
});

const LONG = 2_000_000;

async function useUp(viewer: Parameters<typeof admitComparison>[0]) {
	for (let n = 0; n < 120; n++) expect(await admitComparison(viewer, client, LONG)).toEqual({ ok: true });
}

test("comparisons of long texts are counted for each person, and for each address where nobody is signed in", async () => {
	const kira = await buildUser();
	await useUp(kira);
	expect(await admitComparison(kira, client, LONG)).toMatchObject({ ok: false, problem: "comparisons-limited" });
	await useUp(ANONYMOUS);
	expect(await admitComparison(ANONYMOUS, client, LONG)).toMatchObject({ ok: false });
	client = "10.0.0.2";
	expect(await admitComparison(ANONYMOUS, client, LONG)).toEqual({ ok: true });
});

test("a page with a long comparison is refused beyond that, one with a short comparison never", async () => {
	const kira = await buildUser();
	const save = async (text: string, baseRevisionId: number | null, document: unknown) => {
		const title = { namespace: 0, text } as const;
		const outcome = await saveRevision(kira, { title, baseRevisionId, document, summary: "", minor: false });
		if (outcome.outcome !== "saved") throw new Error(outcome.outcome);
		return outcome.revisionId;
	};
	const [long, short] = [makeArticle(150_000), makeArticle(1_000)];
	const first = await save("Long", null, long);
	const second = await save("Long", first, touchArticle(long, 1));
	const third = await save("Short", null, short);
	const fourth = await save("Short", third, touchArticle(short, 1));
	expect(await compare(ANONYMOUS, first, second)).toMatchObject({ ok: true });
	for (let n = 1; n < 120; n++) await admitComparison(ANONYMOUS, client, LONG);
	expect(await compare(ANONYMOUS, first, second)).toMatchObject({ ok: false, problem: "comparisons-limited" });
	for (let n = 0; n < 130; n++) expect(await admitComparison(ANONYMOUS, client, 20_000)).toEqual({ ok: true });
	expect(await compare(ANONYMOUS, third, fourth)).toMatchObject({ ok: true });
});
