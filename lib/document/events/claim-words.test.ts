import { expect, test } from "vitest";
import { p } from "@/test/document";
import { between, cite, types } from "@/test/document-events";
import { claimWords } from "./claim-words";

test.each([
	["It was -50 degrees.", "It was 50 degrees."],
	["It was −50 degrees.", "It was 50 degrees."],
	["It was –50 degrees.", "It was 50 degrees."],
	["It cost -$50.", "It cost $50."],
	["It fell (−.5).", "It fell (.5)."],
	["It weighs .5 t.", "It weighs 5 t."],
	["温度-50度", "温度50度"],
	["It was x<5 there.", "It was x>5 there."],
	["Fewer than < 50 men.", "Fewer than > 50 men."],
	["It is ±5 m.", "It is +5 m."],
	["It is ≈5 m.", "It is 5 m."],
	["It has 50+ men.", "It has 50 men."],
	["It was 1/2 of it.", "It was 1–2 of it."],
	["It is 50% man.", "It is 50‰ man."],
	["It is 50% man.", "It is 50 man."],
	["He paid $50.", "He paid €50."],
	["It is 5′ high.", "It is 5″ high."],
	["Turned by 50° then.", "Turned by 50 then."],
	["✓", "✗"],
])("“%s” and “%s” say different things", (before, after) => {
	expect(claimWords(before)).not.toBe(claimWords(after));
	expect(types(between([p(before, cite("x", 1))], [p(after, cite("x", 1))]))).toContain("claim-changed-under-citation");
});

test.each([
	["It was -50 degrees.", "It was −50 degrees."],
	["From 10-20 men.", "From 10–20 men."],
	["From 10 - 20 men.", "From 10 – 20 men."],
	["In 1990 -1995 so.", "In 1990–1995, so."],
	["He came - 50 men with him.", "He came — 50 men with him."],
	["Terok-Nor and DS-9.", "Terok Nor and DS 9."],
	["Let's eat, Quark...", "Let's eat Quark"],
	["A | B 9 | C", "A, B 9, C"],
	["Star Trek™ 9", "Star Trek 9"],
	["It wasn't over.", "It wasn’t over."],
	["The Café at noon.", "The Cafe\u0301 at noon."],
	["The Cardassians", "The Car\u00addas\u200bsians"],
])("“%s” and “%s” say the same", (before, after) => {
	expect(claimWords(before)).toBe(claimWords(after));
});

test.each([
	["Some 1,000 died.", "Some 1000 died."],
	["Ten million died.", "10,000,000 died."],
	["On 4 May 2370 it fell.", "On May 4, 2370 it fell."],
])("“%s” and “%s” change no claim", (before, after) => {
	expect(between([p(before, cite("x", 1))], [p(after, cite("x", 1))])).toEqual([]);
});
