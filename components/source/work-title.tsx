import { QUOTED_SOURCE_KINDS, type SourceKind } from "@/lib/source/source";

/** A title as custom has it: episodes and stories in quotation marks, everything else in italics. */
export function WorkTitle({ work }: { work: { kind: SourceKind; title: string } }) {
	return QUOTED_SOURCE_KINDS.has(work.kind) ? (
		<span className="work-title">“{work.title}”</span>
	) : (
		<cite className="work-title">{work.title}</cite>
	);
}
