import type { Token } from "./tokens";

/** A stop with its closing signs. */
const STOP = /[.!?…。！？।؟۔]["'”’»」』)\]]*$/u;
/** Tokens that are looked at for a stop: the closing signs behind one are few. */
const WINDOW = 12;

function isSpace({ key, begins }: Token): boolean {
	return !begins && key.trim() === "";
}

/** True where a stop stands before a place, with nothing but spaces between. */
export function endsWithStop(tokens: readonly Token[], place: number): boolean {
	const closing = tokens.slice(Math.max(0, place - WINDOW), place).map(({ key }) => key);
	return STOP.test(closing.join("").trimEnd());
}

/** True where no sentence is open: behind a stop, and where a block begins. */
function isBetween(tokens: readonly Token[], place: number): boolean {
	let end = place;
	for (let last = tokens[end - 1]; last && isSpace(last); last = tokens[end - 1]) end--;
	return end === 0 || tokens[end - 1]?.begins === true || endsWithStop(tokens, end);
}

/** True for a stretch that holds whole sentences of one block, and nothing else. */
export function isSentences(tokens: readonly Token[], from: number, to: number): boolean {
	const own = tokens.slice(from, to);
	return (
		own.some((token) => !isSpace(token)) &&
		!own.some(({ begins }) => begins) &&
		isBetween(tokens, from) &&
		endsWithStop(tokens, to)
	);
}
