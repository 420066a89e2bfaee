import { expect, test } from "vitest";
import { personTitle } from "./person-title";

test("a person's pages have the normal form of the name", () => {
	expect(personTitle("demo-editor", 2)).toEqual({ namespace: 2, text: "Demo-editor" });
	expect(personTitle("prylar mora", 3)).toEqual({ namespace: 3, text: "Prylar mora" });
});

test("a name that is no title, or names another namespace, stays as it is", () => {
	expect(personTitle("x|y", 2)).toEqual({ namespace: 2, text: "x|y" });
	expect(personTitle("Talk:someone", 2)).toEqual({ namespace: 2, text: "Talk:someone" });
});
