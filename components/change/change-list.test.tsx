import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { HIGHLIGHT_COLOURS, parseHighlights } from "@/lib/change/highlight";
import type { PageChange } from "@/lib/change/queries";
import { readPalette } from "@/test/palette";
import { ChangeList } from "./change-list";

function change(id: number, revision: Partial<PageChange["revision"]> = {}): PageChange {
	return {
		...{ of: "page", id, bot: false, current: false, createdAt: new Date(Date.UTC(2026, 5, 1, 12, id)) },
		page: { id: 1, title: { namespace: 0, text: "Bajor" } },
		revision: {
			...{ id, parentId: id - 1, created: false, author: { id: 1, name: "Kira" }, summary: "", minor: false },
			...{ tags: [], events: [], eventTypes: [], review: "approved", patrolledAt: null, sizeChange: 5 },
			...revision,
		},
	};
}

const draw = (changes: PageChange[], highlights = parseHighlights({})) =>
	renderToStaticMarkup(<ChangeList changes={changes} people={new Map()} grouped highlights={highlights} />);

describe("a row", () => {
	it("owns up to events beyond those that are kept", () => {
		const event = (n: number) => ({ type: "number-changed" as const, blockId: "a", before: `${n}`, after: `${n + 1}` });
		const events = Array.from({ length: 50 }, (_, n) => event(n));
		expect(draw([change(9, { events })])).toContain("50 or more numbers changed");
		expect(draw([change(9, { events: events.slice(1) })])).toContain("49 numbers changed");
	});
});

describe("the row of a new page", () => {
	it("leads to a comparison, where it is patrolled, and is marked until it was", () => {
		const created = { created: true, parentId: null };
		expect(draw([change(9, created)])).toContain('class="change unseen"');
		expect(draw([change(9, created)])).toContain('href="/wiki/Bajor?diff=prev&amp;oldid=9"');
		expect(draw([change(9, { ...created, patrolledAt: new Date() })])).not.toContain("unseen");
		expect(draw([change(9)])).not.toContain("unseen");
	});

	it.each(["light", "dark"] as const)("can be read while it is yellow, %s", (scheme) => {
		const { of, contrast } = readPalette(scheme);
		for (const text of ["ink", "muted", "accent", "missing", "added", "removed", "warning"]) {
			expect(contrast(of(text), of("warning-wash")), text).toBeGreaterThan(4.5);
		}
	});
});

describe("the head of a group", () => {
	it("leads from what the oldest is told to have followed to the newest", () => {
		expect(draw([change(9), change(8, { parentId: 3 })])).toContain(
			'href="/wiki/Bajor?diff=9&amp;oldid=3">2 changes</a>',
		);
	});

	it("leads nowhere where that is not told, or where there was nothing", () => {
		for (const created of [true, false]) {
			const html = draw([change(9), change(8, { parentId: null, created })]);
			expect(html).toContain("2 changes");
			expect(html).not.toContain("diff=9&amp;oldid=");
			expect(html.split("</summary>")[0]?.includes("created the page")).toBe(created);
		}
	});

	it("has the mark of each highlight that one of its rows satisfies, in number, colour and words", () => {
		const highlights = parseHighlights({
			highlight: ["tag:undo:green", "minor:only:green", "kind:new:blue", "patrolled:no:purple"],
		});
		const html = draw([change(9, { minor: true }), change(8, { tags: ["undo"] })], highlights);
		const [head = "", rows = ""] = html.split("</summary>");
		expect(head).toContain('title="Minor edits, Tag undo">2<');
		expect(head).toContain('title="Not patrolled">5<');
		expect(head).not.toContain("New pages");
		expect(rows).toContain('title="Tag undo">2<');
	});
});

describe("the colours of highlights", () => {
	it.each(["light", "dark"] as const)("can be read on and beside, %s", (scheme) => {
		const palette = readPalette(scheme);
		for (const name of HIGHLIGHT_COLOURS) {
			const colour = palette.of(`highlight-${name}`);
			const paper = palette.of("paper");
			const sign = scheme === "light" ? palette.parse("#ffffff") : paper;
			expect(palette.contrast(sign, colour), `${name} number`).toBeGreaterThan(4.5);
			expect(palette.contrast(colour, paper), `${name} bar`).toBeGreaterThan(3);
			for (const text of ["ink", "muted", "accent", "missing", "added", "removed", "warning"]) {
				const washed = palette.mix(colour, paper, 0.08);
				expect(palette.contrast(palette.of(text), washed), `${text} on ${name}`).toBeGreaterThan(4.5);
			}
		}
	});
});
