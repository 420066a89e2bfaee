import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { type ParsingRegistry, registryForParsing } from "@/lib/source/queries";
import { type CitationRegistry, createRegistry } from "./citation-registry";

let kept: { readonly names: ParsingRegistry; readonly registry: CitationRegistry } | null = null;

/** The series and works that text may cite, indexed for the parser until the registry is written to. */
export async function findCitationRegistry(viewer: Actor): Promise<CitationRegistry> {
	const names = await registryForParsing(viewer);
	if (kept?.names !== names) kept = { names, registry: createRegistry(names.series, names.works) };
	return kept.registry;
}
