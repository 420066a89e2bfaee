/** Episodes and sizes, numbers that count together: `3x05`, `S03E05`, `S01E01–E02`, `1920×1080`, `2.5x3.5`. */
import { asciiDigits, decimalOf } from "./numerals";

const PART = String.raw`\p{Nd}{1,5}(?:\.\p{Nd}{1,4})?`;
/** No spaces around the sign: those of `10 x 20` are two numbers, each in its own place. */
export const CODE = String.raw`S\p{Nd}{1,4}[.:,]?\s?E(?:p\.?\s?)?\p{Nd}{1,3}(?:[-–—/&]?E\p{Nd}{1,3})?(?!\p{N})|${PART}(?:[x×]${PART}){1,2}(?![\p{N}x×^⁺⁻])`;

/** Its parts in order: `S03E05` and `3x5` are one episode. */
export function worthOfCode(code: string): string {
	const parts = asciiDigits(code).match(/\d+(?:\.\d+)?/g) ?? [];
	const [season, episode, ...more] = parts.map((part) => decimalOf(part) ?? part);
	return /^s/i.test(code) ? [`${season}x${episode}`, ...more].join("–") : [season, episode, ...more].join("x");
}
