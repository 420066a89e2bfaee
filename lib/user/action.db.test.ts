import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { emptyDatabase } from "@/test/database";
import { formAction } from "./action";
import { EMPTY_FORM } from "./form-state";

let client = "";
vi.mock("next/headers", () => ({
	headers: async () => new Headers({ [CLIENT_HEADER]: client }),
	cookies: async () => ({ get: () => undefined }),
}));
vi.mock("./loaders", () => ({ loadSession: async () => null }));

beforeEach(emptyDatabase);

test("forms are counted whichever they are, like requests to the API", async () => {
	let done = 0;
	const count = async () => {
		done++;
		return EMPTY_FORM;
	};
	const [undo, restore] = [formAction(z.strictObject({}), count), formAction(z.strictObject({}), count)];
	client = "10.0.0.1";
	for (let n = 0; n < 120; n++) {
		await undo(EMPTY_FORM, new FormData());
		await restore(EMPTY_FORM, new FormData());
	}
	expect(done).toBe(240);
	expect(await undo(EMPTY_FORM, new FormData())).toMatchObject({ problem: expect.stringMatching(/too many attempts/) });
	expect(done).toBe(240);
	client = "10.0.0.2";
	expect(await undo(EMPTY_FORM, new FormData())).toEqual(EMPTY_FORM);
});
