import type { ReactNode } from "react";

/** A few words about a block, beneath it: that it names no source, that nobody has placed its works. */
export function renderMark(words: string): ReactNode {
	return <p className="unsourced-mark">{words}</p>;
}
