/** What wikis print after a heading: `[]`, `[edit]`, `[edit | edit source]`. */
const RESIDUE = /\[\s*(?:edit(?:\s*\|\s*edit source)?|edit source|)\s*\]$/i;
/** No residue is longer; looking at the end only keeps the cost down, whatever was pasted. */
const MAX_LENGTH = 40;

/** The heading that such a line shows, or null where the line ends in no edit link. */
export function withoutEditResidue(line: string): string | null {
	const trimmed = line.trimEnd();
	const found = RESIDUE.exec(trimmed.slice(-MAX_LENGTH));
	return found ? trimmed.slice(0, trimmed.length - found[0].length).trimEnd() : null;
}
