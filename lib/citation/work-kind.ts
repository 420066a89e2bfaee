import type { SourceKind } from "@/lib/source/source";
import { splitNameWords, WordTrie } from "./word-trie";

/** The words that name a kind in a citation. The first kind is the one meant when no known work decides. */
const KIND_WORDS: readonly (readonly [kinds: readonly [SourceKind, ...SourceKind[]], words: readonly string[]])[] = [
	[["episode"], ["episode", "episodes", "ep", "eps", "TV episode", "special", "TV special", "Folge", "épisode"]],
	[["film"], ["film", "films", "movie", "movies", "feature film", "TV film", "TV movie", "película"]],
	[["novel"], ["novel", "novels", "novella", "novellas", "novelization", "novelizations", "novelisation", "novela"]],
	[
		["novel", "reference-book"],
		["book", "books", "ebook", "e-book"],
	],
	[["comic"], ["comic", "comics", "comic book", "graphic novel", "graphic novels", "manga", "webcomic", "cómic"]],
	[["game"], ["game", "games", "video game", "video games", "computer game", "board game", "roleplaying game"]],
	[
		["game", "reference-book"],
		["RPG", "rulebook"],
	],
	[["short-story"], ["short story", "short stories", "story", "stories", "shortstory"]],
	[["reference-book"], ["reference book", "reference books", "reference", "guide", "guidebook", "sourcebook"]],
	[["reference-book"], ["encyclopedia", "encyclopaedia", "technical manual", "manual"]],
	[["web"], ["website", "web", "blog", "web page", "web series"]],
	[["fan-work"], ["fan work", "fan fiction", "fanfic", "fanfiction", "fan film", "fan novel", "fan comic", "fan game"]],
	[["other"], ["audio drama", "audio play", "audiobook", "audio", "radio play", "play", "card", "Hörspiel", "album"]],
];

const trie = new WordTrie<readonly [SourceKind, ...SourceKind[]]>();
for (const [kinds, words] of KIND_WORDS) {
	for (const word of words) {
		trie.add(
			splitNameWords(word).map(({ key }) => key),
			kinds,
		);
	}
}

/** Kind words as a trie, read forwards from where a series ends. */
export const KIND_TRIE: Pick<WordTrie<readonly [SourceKind, ...SourceKind[]]>, "walk" | "find"> = trie;

/** No kind is named by more words than this. */
export const MAX_KIND_WORDS = 2;
