import { beforeAll, describe, expect, test } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { findTitleAlike, searchPages, suggestTitles } from "./queries";
import { parseSearchQuery } from "./search-query";
import { searchWords } from "./search-words";

async function addPage(title: string, text: string, redirectTo?: string): Promise<number> {
	const author = await db.user.upsert({
		where: { name: "Writer" },
		create: { name: "Writer", nameKey: "writer" },
		update: {},
	});
	const kind = redirectTo === undefined ? "article" : "redirect";
	const page = await db.page.create({ data: { namespace: 0, title, kind, revisionCount: 1 } });
	const revision = await db.revision.create({
		data: {
			pageId: page.id,
			seq: 1,
			authorId: author.id,
			authorName: author.name,
			document: {},
			text,
			size: 2,
			sizeChange: 2,
			sha256: "",
		},
	});
	await db.page.update({
		where: { id: page.id },
		data: { latestRevisionId: revision.id, approvedRevisionId: revision.id },
	});
	if (redirectTo !== undefined) {
		const data = { fromPageId: page.id, toNamespace: 0, toTitle: redirectTo, kind: "redirect" } as const;
		await db.pageLink.create({ data });
	}
	return page.id;
}

async function find(typed: string): Promise<string[]> {
	const query = parseSearchQuery(typed);
	if (!query) return [];
	const { results } = await searchPages(ANONYMOUS, query, { limit: 20, offset: 0 });
	return results.map(({ title }) => title.text);
}

const suggest = async (typed: string) =>
	(await suggestTitles(ANONYMOUS, typed, { limit: 10 })).map(({ title }) => title.text);

beforeAll(async () => {
	await addPage("Bajor", "A planet. Its people are the Bajorans, ruled 2328–2369 by the Cardassian Union.");
	await addPage("Occupation of Bajor", "Four decades. Kira Nerys fought; Élim Garak did not.");
	await addPage("Kira Nerys", "Born on Bajor in the Occupation. Said “walking” and e-mail, 北京 and naïve.");
	await addPage("Gul Dukat", "Redirect to: Skrain Dukat", "Skrain Dukat");
	await addPage("Skrain Dukat", "A prefect of Bajor.");
});

describe("words", () => {
	test("are the same in the database and here", async () => {
		const samples = [
			"Élim Garak’s “Terok Nor”",
			"O'Brien ʼokina İstanbul STRASSE ΣΊΣΥΦΟΣ",
			"2328–2369, ½ x² a_b C++ -5 3.14",
			"東京 \u0301x ﬁ Ⅷ हिन्दी",
			"\n\t  ",
		];
		for (const sample of samples) {
			const rows = await db.$queryRaw<{ words: string }[]>`select search.words(${sample}) as words`;
			expect(rows[0]?.words, sample).toBe(searchWords(sample));
		}
	});
});

describe("searchPages", () => {
	test("finds each word that stands on a page, as it stands", async () => {
		for (const word of ["planet", "Bajorans", "2328", "2369", "cardassian", "ruled"]) {
			expect(await find(word), word).toContain("Bajor");
		}
		for (const word of ["walking", "e-mail", "北京", "naïve", "naive"])
			expect(await find(word), word).toEqual(["Kira Nerys"]);
	});

	test("ignores accents and case, and finds by the beginning of a word", async () => {
		expect(await find("elim")).toEqual(["Occupation of Bajor"]);
		expect(await find("WALK")).toEqual(["Kira Nerys"]);
		expect(await find("alking")).toEqual([]);
	});

	test("ranks a title above a mention", async () => {
		expect((await find("bajor"))[0]).toBe("Bajor");
		expect((await find("occupation"))[0]).toBe("Occupation of Bajor");
	});

	test("takes phrases, refusals and titles", async () => {
		expect(await find('"kira nerys fought"')).toEqual(["Occupation of Bajor"]);
		expect(await find('"nerys kira"')).toEqual([]);
		expect(await find("bajor -kira")).toEqual(expect.not.arrayContaining(["Kira Nerys", "Occupation of Bajor"]));
		expect(await find("intitle:nerys")).toEqual(["Kira Nerys"]);
	});

	test("follows an edit in the same transaction, and forgets a deleted page", async () => {
		const id = await addPage("Changing", "before");
		const first = await db.revision.findFirstOrThrow({ where: { pageId: id } });
		await db.$transaction(async (tx) => {
			const { id: _, publicEdit: _none, ...copy } = first;
			const next = await tx.revision.create({
				data: { ...copy, document: {}, events: [], seq: 2, parentId: first.id, text: "afterwards" },
			});
			await tx.page.update({ where: { id }, data: { latestRevisionId: next.id, approvedRevisionId: next.id } });
		});
		expect(await find("afterwards")).toEqual(["Changing"]);
		expect(await find("before")).toEqual([]);
		await db.page.update({ where: { id }, data: { deletedAt: new Date() } });
		expect(await find("afterwards")).toEqual([]);
		expect(await suggest("changing")).toEqual([]);
	});

	test("takes a text with more distinct words than an index entry holds", async () => {
		const words = Array.from({ length: 200_000 }, (_, i) => `word${i.toString(36)}`).join(" ");
		await addPage("Endless", `first ${words}`);
		expect(await find("intitle:endless first")).toEqual(["Endless"]);
	});

	test.each(["%%%%", "'; drop table page; --", "a:*&!|()<->", "\\", "x".repeat(255), "(((( & )))) kira"])(
		"answers %j without an error",
		async (typed) => {
			await expect(find(typed)).resolves.toBeInstanceOf(Array);
		},
	);
});

describe("suggestTitles", () => {
	test("begins with titles that begin so, then has words that do", async () => {
		expect((await suggest("baj")).slice(0, 2)).toEqual(["Bajor", "Occupation of Bajor"]);
		expect(await suggest("ki")).toEqual(["Kira Nerys"]);
		expect(await suggest("100%")).toEqual([]);
	});

	test("forgives a typo", async () => {
		expect(await suggest("Ocupation of Bajor")).toContain("Occupation of Bajor");
	});

	test("shows where a redirect leads", async () => {
		const [gul] = await suggestTitles(ANONYMOUS, "gul", { limit: 10 });
		expect(gul).toMatchObject({ title: { text: "Gul Dukat" }, redirectsTo: { namespace: 0, text: "Skrain Dukat" } });
	});
});

describe("findTitleAlike", () => {
	test("ignores case and punctuation, and refuses to guess between two", async () => {
		expect(await findTitleAlike(ANONYMOUS, "KIRA nerys!")).toEqual({ namespace: 0, text: "Kira Nerys" });
		await addPage("Kira-Nerys", "Another.");
		expect(await findTitleAlike(ANONYMOUS, "kira nerys")).toBeNull();
	});
});
