import { z } from "zod";

const id = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(z.int().max(2_147_483_647));

/** The fields of each form about a revision, as browsers send them. */
export const patrolForm = z.strictObject({ revision: id });
