import { expect, test } from "vitest";
import {
	attribution,
	br,
	bullets,
	cell,
	code,
	doc,
	heading,
	item,
	p,
	quote,
	redirect,
	row,
	rule,
	table,
	text,
	th,
} from "@/test/document";
import { documentText, nodeText } from "./text";

test("each block of text is a line, whatever it stands in", () => {
	const document = doc(
		redirect("Bajor"),
		heading(2, "Title"),
		p("one ", text("two", "bold"), br(), "three"),
		bullets(item(p("a"), bullets(item(p("b"))))),
		rule(),
		table(row(th("c"), cell("d"))),
		quote(p("e"), attribution("f")),
		code("g\n\th"),
		p(),
		p("i"),
	);
	expect(documentText(document)).toBe("Title\none two\nthree\na\nb\nc\nd\ne\nf\ng\n\th\n\ni");
});

test("a part has a text too, and one of any depth", () => {
	expect(nodeText(p("one ", text("two", "bold")))).toBe("one two");
	let deep = p("x");
	for (let i = 0; i < 100_000; i++) deep = { type: "bulletList", content: [deep] };
	expect(nodeText(deep)).toBe("x");
});
