import { z } from "zod";
import { MAX_MARKED, MAX_UNDONE } from "./undone";

const id = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(z.int().max(2_147_483_647));

/** Numbers of revisions as addresses and forms carry them: `120` or `120,123`. */
export const revisionIds = z
	.string()
	.max(12 * MAX_UNDONE)
	.transform((written) => written.split(","))
	.pipe(z.array(id).min(1).max(MAX_UNDONE));

/** The waiting edits that are settled with it: as many as a restored revision says that it took back. */
const settles = z
	.string()
	.max(12 * MAX_MARKED)
	.transform((written) => written.split(","))
	.pipe(z.array(id).min(1).max(MAX_MARKED))
	.optional();

const title = z.string().max(600);
const summary = z.string();

/** The fields of the forms that take something back, as browsers send them. */
export const undoForm = z.strictObject({ title, revisions: revisionIds, base: id, summary, settles });
export const rollbackForm = z.strictObject({ title, user: z.string().max(255), latest: id, kept: id, summary });
export const restoreForm = z.strictObject({ title, revision: id, base: id, summary, settles });
