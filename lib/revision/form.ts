import { z } from "zod";
import { REVIEW_MODES } from "@/lib/setting/setting";
import type { FormState } from "@/lib/user/form-state";
import type { WayOn } from "./review-refusal";

const id = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(z.int().max(2_147_483_647));

/** Such as `12,13`; empty for none. */
const idList = z
	.string()
	.max(600)
	.transform((written) => (written === "" ? [] : written.split(",")))
	.pipe(z.array(id));

/** The fields of each form about a revision, as browsers send them. */
export const patrolForm = z.strictObject({ revision: id });

/** `seen` is the newest edit that the reviewer had before them: what arrived behind it is not decided about. */
const decided = { revision: id, seen: id };

export const approveForm = z.strictObject({ ...decided, upTo: z.enum(["yes", "no"]), letStand: idList });
export const sendBackForm = z.strictObject({ ...decided, note: z.string() });
export const rejectForm = z.strictObject({ ...decided, because: z.string(), more: z.string() });

/** What a form about a decision shows after it was refused: with the way on. */
export interface ReviewFormState extends FormState {
	readonly way?: WayOn | null;
}

/** The title of a page, and no mode where its namespace and the wiki shall decide. */
export const reviewModeForm = z.strictObject({ title: z.string().max(600), mode: z.enum([...REVIEW_MODES, ""]) });
