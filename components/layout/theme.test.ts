import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** The rules of every style sheet that set a border to nothing. */
function transparentBorders(sheets: Readonly<Record<string, string>>): string[] {
	return Object.entries(sheets).flatMap(([sheet, css]) =>
		[...css.matchAll(/border[a-z-]*:[^;]*\btransparent\b[^;]*/g)].map(([rule]) => `${sheet}: ${rule}`),
	);
}

test("no border is transparent, because forced colours draw it like one that means something", () => {
	const sheets = readdirSync("components", { recursive: true, encoding: "utf8" }).filter((file) =>
		file.endsWith(".css"),
	);
	const read = (file: string): [string, string] => [file, readFileSync(path.join("components", file), "utf8")];
	expect(transparentBorders(Object.fromEntries(sheets.map(read)))).toEqual([]);
	expect(transparentBorders({ planted: "a { border-left: 3px solid transparent; }" })).toHaveLength(1);
});
