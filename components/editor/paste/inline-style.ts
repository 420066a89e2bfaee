import type { Element } from "./html-tree";

const MARK_TAGS: Readonly<Record<string, string>> = {
	b: "strong",
	strong: "strong",
	i: "em",
	em: "em",
	cite: "em",
	dfn: "em",
	var: "em",
	u: "u",
	ins: "u",
	s: "s",
	strike: "s",
	del: "s",
	code: "code",
	tt: "code",
	kbd: "code",
	samp: "code",
	sup: "sup",
	sub: "sub",
};

function properties(style: string): Map<string, string> {
	const entries = style.split(";").map((declaration): [string, string] => {
		const [name = "", ...value] = declaration.split(":");
		return [name.trim().toLowerCase(), value.join(":").trim().toLowerCase()];
	});
	return new Map(entries);
}

function isBold(weight: string | undefined): boolean | null {
	if (weight === undefined || weight === "") return null;
	return weight === "bold" || weight === "bolder" || Number(weight) >= 600;
}

/**
 * The marks an inline element stands for, as tags: by its name, and by its style, for office programs write
 * all they mean into styles. A `b` that is set in normal weight (the wrapper of Google Docs) is none.
 */
export function marksOf({ tag, attrs }: Element): string[] {
	const style = properties(attrs.style ?? "");
	const marks = new Set<string>();
	const byName = MARK_TAGS[tag];
	if (byName) marks.add(byName);
	const bold = isBold(style.get("font-weight"));
	if (bold !== null) marks[bold ? "add" : "delete"]("strong");
	const slant = style.get("font-style");
	if (slant) marks[slant === "italic" || slant === "oblique" ? "add" : "delete"]("em");
	const line = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`;
	// An underline on a link is only how the other program shows links.
	if (line.includes("underline") && tag !== "a") marks.add("u");
	if (line.includes("line-through")) marks.add("s");
	const shift = style.get("vertical-align");
	if (shift === "super") marks.add("sup");
	if (shift === "sub") marks.add("sub");
	if (`${style.get("font-variant")} ${style.get("font-variant-caps")}`.includes("small-caps")) marks.add("small-caps");
	return [...marks];
}
