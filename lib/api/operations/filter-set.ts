import { z } from "zod";
import { filterSetNameSchema } from "@/lib/change/schema";
import { define, idInAddress, idSchema, noQuery, nothing, SMALL_BODY } from "../operation";

const filterSet = z.object({
	id: idSchema,
	name: z.string(),
	query: z.string().describe("Of the address of recent changes, with its question mark; empty where nothing is asked"),
	isDefault: z.boolean().describe("Whether the plain address of recent changes shows it to its owner"),
});

export const listFilterSetsOperation = define({
	id: "listFilterSets",
	method: "GET",
	address: "/filter-sets",
	summary: "The filters of recent changes that you keep, by name",
	path: nothing,
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 200: z.object({ filterSets: z.array(filterSet) }) },
	problems: ["sign-in-required", "invalid-request"],
});

export const saveFilterSetOperation = define({
	id: "saveFilterSet",
	method: "PUT",
	address: "/filter-sets",
	summary: "Keep a filter of recent changes under a name, in place of what you kept under it before",
	path: nothing,
	query: noQuery,
	body: z.strictObject({
		name: filterSetNameSchema,
		query: z.string().max(8000).describe("Of an address of recent changes; what is no part of a filter is left out"),
	}),
	bodyLimit: SMALL_BODY,
	answers: { 200: filterSet },
	problems: ["sign-in-required", "too-many-filter-sets", "payload-too-large", "invalid-request", "rate-limited"],
});

export const deleteFilterSetOperation = define({
	id: "deleteFilterSet",
	method: "DELETE",
	address: "/filter-sets/{id}",
	summary: "Throw one of your filters away",
	path: z.object({ id: idInAddress }),
	query: noQuery,
	body: nothing,
	bodyLimit: 0,
	answers: { 204: nothing },
	problems: ["not-found", "invalid-request", "rate-limited"],
});

export const setDefaultFilterSetOperation = define({
	id: "setDefaultFilterSet",
	method: "PUT",
	address: "/filter-sets/default",
	summary: "Make one of your filters what the plain address of recent changes shows you, or none",
	path: nothing,
	query: noQuery,
	body: z.strictObject({ id: idSchema.nullable() }),
	bodyLimit: SMALL_BODY,
	answers: { 204: nothing },
	problems: ["sign-in-required", "not-found", "payload-too-large", "invalid-request", "rate-limited"],
});
