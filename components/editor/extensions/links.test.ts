import { getSchema } from "@tiptap/core";
import { DOMParser } from "@tiptap/pm/model";
import { expect, it } from "vitest";
import { makeLinkBook } from "../link-book";
import { documentExtensions } from "./kit";

/** What the editor makes of an `<a>`, as far as its rules read one. */
function marks(attributes: Record<string, string>): unknown {
	const parser = DOMParser.fromSchema(getSchema(documentExtensions(makeLinkBook([]))));
	const rule = parser.rules.find(
		(candidate) => "tag" in candidate && candidate.tag === "a[href]:not([data-wiki-link])",
	);
	if (!rule || !("tag" in rule) || !rule.getAttrs) throw new Error("No rule reads external links");
	return rule.getAttrs({
		getAttribute: (name: string) => attributes[name] ?? null,
		hasAttribute: () => false,
	} as unknown as HTMLElement & string);
}

it("keeps the address of a pasted link, and no address that it may not have", () => {
	expect(marks({ href: "https://example.org/a" })).toMatchObject({ href: "https://example.org/a" });
	expect(marks({ href: "javascript:alert(1)" })).toBe(false);
});
