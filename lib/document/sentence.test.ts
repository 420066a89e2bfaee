import { expect, test } from "vitest";
import { sentenceBefore, splitSentences } from "./sentence";

test.each([
	"It was so. | Then it was not! | “Was it?” | (Nobody knows.) | 10 men do.",
	"彼は来た。|「彼は死んだ。」|誰も知らない。",
	"وصل السفير. | متى؟ | غادر أمس.",
	"वह आया। | वह गया।",
	"Dr. Bashir met J. Sisko vs. Col. Kira. | They won.",
	"The U.S.S. Defiant left. | It came back.",
	"Dukat (b. 2319, d. c. 2375) ruled. | Kira (r. 2375) followed.",
	"See no. 5, vol. 2, pp. 3 and ch. 4. | He said no. | She said yes.",
	"It fell on Sept. 5 with, e.g. Kira. | So it did.",
	"A score of 2.5 to 3.1. | No more.",
	"So. | It. | Was.",
	"It was World War I. | Many died under Elizabeth V. | J. X. Kira came.",
])("%s", (text) => {
	const sentences = text.split("|");
	expect(
		splitSentences(sentences.map((sentence) => sentence.trimStart()).join(text.includes("。") ? "" : " ")),
	).toEqual(sentences.map((sentence) => sentence.trim()));
});

test("the last sentence is quoted whole, with spaces single, and a long one from a word on", () => {
	expect(sentenceBefore("It was so.  Dukat\n(b. 2319)  ruled. ")).toBe("Dukat (b. 2319) ruled.");
	expect(sentenceBefore("  ")).toBe("");
	const cut = sentenceBefore(`It was. ${"tale ".repeat(200)}`);
	expect(cut).toMatch(/^… tale/);
	expect(cut.length).toBeLessThanOrEqual(501);
});
