import { expect, test } from "vitest";
import { reviewLinks } from "./review-links";

const labels = (waiting: number | null, sentBack: number, notKept: number) =>
	reviewLinks({ waiting, sentBack, notKept }).map(({ label }) => label);

test("the head of a page says what is to be done and read about reviews, one's own edits in one link", () => {
	expect(labels(null, 0, 0)).toEqual([]);
	expect(labels(0, 1, 0)).toEqual(["Sent back (1)"]);
	expect(labels(3, 0, 2)).toEqual(["Not kept (2)", "Review (3)"]);
	expect(labels(null, 1, 2)).toEqual(["Your edits (3)"]);
	expect(labels(100, 60, 60)).toEqual(["Your edits (99+)", "Review (99+)"]);
});
