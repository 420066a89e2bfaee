import { expect, test } from "vitest";
import { sayKept, sayUnchanged } from "./use-publish";

test("a merged text says what of others it holds, and whose moves yielded", () => {
	const kept = { changes: 2, yielded: 1, gone: 0, authors: ["Mira", "Tarn"] };
	expect(sayKept(kept, "Tarn")).toBe(
		"2 other changes by Mira and you in another tab were kept. One block that you moved too stands where they put it.",
	);
	expect(sayKept({ ...kept, changes: 0, yielded: 0 }, "Vell")).toBe(
		"It was merged with what Mira and Tarn published meanwhile.",
	);
	expect(sayKept({ ...kept, changes: 1, yielded: 0, gone: 2 }, "Vell")).toBe(
		"One other change by Mira and Tarn was kept. 2 blocks that you moved are gone: they deleted them.",
	);
});

test("a text that only moved what others moved elsewhere or deleted says so too, and any other that nothing changed", () => {
	const nothing = "Nothing changed, so nothing was published.";
	expect(sayUnchanged(null, "Vell")).toBe(nothing);
	expect(sayUnchanged({ changes: 1, yielded: 0, gone: 0, authors: ["Mira"] }, "Vell")).toBe(nothing);
	expect(sayUnchanged({ changes: 0, yielded: 1, gone: 0, authors: ["Mira"] }, "Vell")).toBe(
		"Nothing else changed, so nothing was published. One block that you moved too stands where Mira put it.",
	);
	expect(sayUnchanged({ changes: 0, yielded: 2, gone: 0, authors: ["Mira", "Tarn"] }, "Vell")).toBe(
		"Nothing else changed, so nothing was published. 2 blocks that you moved too stand where others put them.",
	);
	expect(sayUnchanged({ changes: 1, yielded: 0, gone: 1, authors: ["Mira"] }, "Vell")).toBe(
		"Nothing else changed, so nothing was published. One block that you moved is gone: Mira deleted it.",
	);
});
