import { expect, it } from "vitest";
import { doc, p } from "@/test/document";
import { describeEdit, keptEventSummary } from "./edit-events";

it("says of more events than are kept that there were more", () => {
	const text = (step: number, count: number) =>
		doc(...Array.from({ length: count }, (_, n) => ({ ...p(`Camp ${n}x held ${n + step}.`), attrs: { id: `b${n}` } })));
	const line = (count: number) => keptEventSummary(describeEdit(text(100, count), text(500, count)).events);
	expect(line(3)).toBe("3 numbers changed");
	expect(line(80)).toBe("50 or more numbers changed");
});
