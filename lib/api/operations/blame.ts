import { z } from "zod";
import { define, idInAddress, idSchema, nothing, titleInAddress } from "../operation";

export const getBlameOperation = define({
	id: "getBlame",
	method: "GET",
	address: "/pages/{title}/blame",
	summary: "Who wrote each block of a page, as the viewer reads it or as of one of its revisions",
	path: z.object({ title: titleInAddress }),
	query: z.strictObject({ revision: idInAddress.optional() }),
	body: nothing,
	bodyLimit: 0,
	answers: {
		200: z.object({
			revisionId: idSchema.describe("The revision whose blocks these are"),
			blocks: z.array(
				z.object({
					blockId: z.string(),
					createdIn: idSchema,
					textChangedIn: idSchema.describe(
						"The first revision in which the block said this, whoever brought it back since; not one that was rejected before",
					),
					citationsChangedIn: idSchema
						.nullable()
						.describe("Null where the block has no citation and had none when it was made"),
				}),
			),
			revisions: z
				.array(
					z.object({
						id: idSchema,
						author: z.string().nullable().describe("Null for edits that are not the viewer's to know of"),
						createdAt: z.iso.datetime().nullable(),
						summary: z.string().nullable().describe("Null where the viewer may not read the revision by itself"),
					}),
				)
				.describe("The revisions that the blocks name"),
		}),
	},
	problems: ["not-found", "invalid-request"],
});
