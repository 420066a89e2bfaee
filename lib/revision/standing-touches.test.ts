import { expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import { logOf } from "@/test/blamed-history";
import { as, citation, doc, p } from "@/test/document";
import { findStandingTouch, type TouchedVersion } from "./standing-touches";

const a = (...content: (string | DocumentNode)[]) => as("a", p(...content));
const b = (...content: (string | DocumentNode)[]) => as("b", p(...content));
const z = (...content: (string | DocumentNode)[]) => as("z", p(...content));

const TEN = "In 2369 the station held ten people.";
const MANY = "In 2369 the station held 900 people.";
const OLD = "In 2369 the old station held 900 people.";
const BUILT = "It was built by the occupiers long ago.";

const touched: [what: string, edits: [by: string, ...DocumentNode[]][], touches: string][] = [
	[
		"nothing where no edit in question is",
		[
			["k", a(TEN)],
			["k", a(MANY)],
		],
		"a: -",
	],
	[
		"what was written",
		[
			["k", a(TEN)],
			["n", a(MANY)],
		],
		"a: 2",
	],
	[
		"what was written and changed further",
		[
			["k", a(TEN)],
			["n", a(MANY)],
			["k", a(OLD)],
		],
		"a: 2",
	],
	[
		"the newest edit",
		[
			["n", a(TEN)],
			["n", a(MANY)],
			["k", a(OLD)],
		],
		"a: 2",
	],
	[
		"nothing that was taken back",
		[
			["k", a(TEN)],
			["n", a(MANY)],
			["k", a(TEN)],
		],
		"a: -",
	],
	[
		"nothing after it was taken back either",
		[
			["k", a(TEN)],
			["n", a(MANY)],
			["k", a(TEN)],
			["k", a(OLD)],
		],
		"a: -",
	],
	[
		"nothing where its author took it back",
		[
			["k", a(TEN)],
			["n", a(MANY)],
			["n", a(TEN)],
			["k", a(OLD)],
		],
		"a: -",
	],
	[
		"what was taken back and restored",
		[
			["k", a(TEN)],
			["n", a(MANY)],
			["k", a(TEN)],
			["k", a(MANY)],
			["k", a(OLD)],
		],
		"a: 2",
	],
	[
		"a citation below another one",
		[
			["k", a(TEN)],
			["n", a(TEN, citation(1))],
			["k", a(TEN, citation(1), citation(2))],
		],
		"a: 2",
	],
	[
		"no citation that is gone",
		[
			["k", a(TEN)],
			["n", a(TEN, citation(1))],
			["k", a(TEN)],
			["k", a(TEN, citation(2))],
		],
		"a: -",
	],
	[
		"what moved under another id",
		[
			["k", a(TEN), b(BUILT)],
			["n", a(MANY), b(BUILT)],
			["k", z(OLD), b(BUILT)],
		],
		"z: 2, b: -",
	],
	[
		"what was taken back under another id to the words before its own",
		[
			["n", a(TEN)],
			["k", a(MANY)],
			["k", z(`${MANY} So it was.`)],
			["k", z(MANY)],
			["k", z(OLD)],
		],
		"z: 1",
	],
	[
		"both parts of what was divided",
		[
			["n", a(`${TEN} ${BUILT}`)],
			["k", a(`${OLD} ${BUILT}`)],
			["k", a(OLD), b(BUILT)],
		],
		"a: 1, b: 1",
	],
	[
		"what was joined from several",
		[
			["k", a(TEN), b(BUILT)],
			["n", a(TEN), b(`${BUILT} So it was.`)],
			["k", a(`${TEN} ${BUILT} So it was.`)],
			["k", a(`${OLD} ${BUILT} So it was.`)],
		],
		"a: 2",
	],
	[
		"a passage that moved",
		[
			["k", a(`${TEN} ${BUILT}`), b("Two.")],
			["n", a(`${TEN} ${BUILT} So it was, they say, until the end of it.`), b("Two.")],
			["k", a(TEN), b(`Two. ${BUILT} So it was, they say, until the end of it.`)],
			["k", a(TEN), b(`Two and more. ${BUILT} So it was, they say, until the end of it.`)],
		],
		"a: 2, b: 2",
	],
];

test.each(touched)("a block goes on from %s", async (_, edits, touches) => {
	const revisions = edits.map(([, ...content]) => doc(...content));
	const asked = edits.flatMap(([by], place) => (by === "n" ? [[place + 1, null] as const] : []));
	expect(await told(revisions, new Map(asked))).toBe(touches);
});

test("an edit whose revert kept what came between is taken back, until the revert is", async () => {
	const undone = "In 2369 the old station held ten people.";
	const edits = new Map([[2, 4]]);
	const revisions = [TEN, MANY, OLD, undone].map((text) => doc(a(text)));
	expect(await told(revisions.slice(0, 3), edits)).toBe("a: 2");
	expect(await told(revisions, edits)).toBe("a: -");
	expect(await told([...revisions, doc(a(`${undone} So it was.`))], edits)).toBe("a: -");
	expect(await told([...revisions, doc(a(OLD)), doc(a(`${OLD} So it was.`))], edits)).toBe("a: 2");
});

test("blocks whose versions are not known yet are named", () => {
	const version = { blockId: "a", revisionId: 3, textChangedIn: 3, citationsChangedIn: null };
	const log = new Map([["a", [{ ...version, wordsFrom: ["b"], passagesFrom: [{ blockId: "c", takenIn: 2 }] }]]]);
	const missing = new Set<string>();
	expect(findStandingTouch(log, new Map(), { blockId: "a", until: 3 }, missing)).toBeNull();
	expect([...missing].sort()).toEqual(["b", "c"]);
});

/** The newest edit in question from which each block of the last revision goes on. */
async function told(revisions: readonly ReturnType<typeof doc>[], edits: ReadonlyMap<number, number | null>) {
	const log = new Map<string, TouchedVersion[]>();
	for (const entry of await logOf(revisions)) log.set(entry.blockId, [...(log.get(entry.blockId) ?? []), entry]);
	const missing = new Set<string>();
	const touches = (revisions.at(-1)?.content ?? []).map(({ attrs }) => {
		const blockId = String(attrs?.id);
		return `${blockId}: ${findStandingTouch(log, edits, { blockId, until: revisions.length }, missing) ?? "-"}`;
	});
	expect([...missing]).toEqual([]);
	return touches.join(", ");
}
