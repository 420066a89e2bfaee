import fc from "fast-check";
import { expect, test } from "vitest";
import { doc, documents, p, redirect } from "@/test/document";
import { documentText } from "./text";
import { upgradeDocument } from "./upgrade";
import { validateDocument } from "./validate";

test("a valid row is read as it is", () => {
	fc.assert(
		fc.property(documents(), (document) => {
			expect(upgradeDocument(document)).toEqual(document);
		}),
	);
});

test("any row is read as a valid document", () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.jsonValue(),
				fc.array(fc.jsonValue()).map((content) => ({ type: "doc", content })),
			),
			(stored) => {
				expect(validateDocument(upgradeDocument(stored)).ok).toBe(true);
			},
		),
	);
});

test("a damaged block is kept as its text, the others as they are", () => {
	const read = upgradeDocument({
		type: "doc",
		content: [redirect("Bajor"), { type: "infobox", content: [p("kept\u0000"), p("too")] }, p("whole")],
	});
	expect(documentText(read)).toBe("kept\ntoo\nwhole");
	expect(read.content.map(({ type }) => type)).toEqual(["redirect", "paragraph", "paragraph"]);
});

test("the same damaged row is read alike every time", () => {
	const stored = { type: "doc", content: [{ type: "x" }, p("a")] };
	expect(upgradeDocument(stored)).toEqual(upgradeDocument(stored));
});

test("a document of an older version goes through the steps since, each once", () => {
	const trace: string[] = [];
	const step = (name: string) => (document: object) => {
		trace.push(name);
		return { ...document, attrs: { version: 1 } };
	};
	upgradeDocument(doc(p("a")), [step("1 to 2"), step("2 to 3")]);
	upgradeDocument({ ...doc(p("a")), attrs: { version: 2 } }, [step("1 to 2"), step("2 to 3")]);
	expect(trace).toEqual(["1 to 2", "2 to 3", "2 to 3"]);
});

test("a step that fails does not keep the row from being read", () => {
	const failing = () => {
		throw new Error("unreadable");
	};
	expect(documentText(upgradeDocument(doc(p("a")), [failing]))).toBe("a");
});
