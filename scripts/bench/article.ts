import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";

const WORDS =
	"the station was built above the planet by workers who had no choice and kept running for decades while ore went to the fleet and little came back until the resistance made every shift dearer than the metal it brought".split(
		" ",
	);

/** An article of about `size` bytes of text, the same at every call: headings, paragraphs, a list here and there. */
export function makeArticle(size: number): WikiDocument {
	const content: DocumentNode[] = [];
	let written = 0;
	for (let block = 0; written < size; block++) {
		const text = words(block, block % 8 === 0 ? 4 : 60);
		written += text.length;
		const attrs = { id: blockId(block) };
		if (block % 8 === 0)
			content.push({ type: "heading", attrs: { ...attrs, level: 2 }, content: [{ type: "text", text }] });
		else content.push({ type: "paragraph", attrs, content: [{ type: "text", text }] });
	}
	return { type: "doc", attrs: { version: DOCUMENT_VERSION }, content };
}

/** The article after an afternoon of one editor: words changed, two paragraphs added, one removed, one moved. */
export function editArticle(article: WikiDocument): WikiDocument {
	const content = article.content.map((block, index) =>
		index % 10 === 3
			? { ...block, content: [{ type: "text", text: `${words(index, 20)} indeed ${words(index, 38)}` }] }
			: block,
	);
	const [moved] = content.splice(5, 1);
	content.splice(12, 1);
	if (moved) content.splice(20, 0, moved);
	for (const place of [8, 30]) {
		const attrs = { id: blockId(10_000 + place) };
		content.splice(place, 0, { type: "paragraph", attrs, content: [{ type: "text", text: words(place * 7, 50) }] });
	}
	return { ...article, content };
}

/** The article written anew from end to end: the same blocks, other words in each. */
export function rewriteArticle(article: WikiDocument): WikiDocument {
	const content = article.content.map((block, index) => {
		const [text] = block.content ?? [];
		const count = (text?.text ?? "").split(" ").length;
		return { ...block, content: [{ type: "text", text: `${words(3 * index + 1, count)} in ${2300 + (index % 90)}` }] };
	});
	return { ...article, content };
}

/**
 * The article after somebody who mends a word here and there: in every other paragraph one word, which is another
 * one than that of an author with another number from 0 to 4.
 */
export function mendArticle(article: WikiDocument, author: number): WikiDocument {
	const content = article.content.map((block, index) => {
		const text = block.content?.[0]?.text;
		if (block.type !== "paragraph" || index % 2 === 0 || text === undefined) return block;
		const mended = text.split(" ").with(author * 10 + 4, `mended${author}`);
		return { ...block, content: [{ type: "text", text: mended.join(" ") }] };
	});
	return { ...article, content };
}

/** The article with one paragraph that no other has. */
export function touchArticle(article: WikiDocument, count: number): WikiDocument {
	const attrs = { id: blockId(20_000) };
	const text = `Counted ${count} times.`;
	return { ...article, content: [{ type: "paragraph", attrs, content: [{ type: "text", text }] }, ...article.content] };
}

function words(seed: number, count: number): string {
	return Array.from({ length: count }, (_, index) => WORDS[(seed * 13 + index * (1 + (seed % 5))) % WORDS.length]).join(
		" ",
	);
}

function blockId(index: number): string {
	return `b${index.toString(36).padStart(7, "0")}`;
}
