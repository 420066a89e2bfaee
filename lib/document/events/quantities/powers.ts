/** Powers of ten behind a number: `3×10⁶`, `3 x 10^6`, `1.5e9`; or alone: `10⁶`. */
import { asciiDigits } from "./numerals";

/** Larger ones than of two digits are nobody's count. */
const EXPONENT = String.raw`(?:\^\(?[-−–+]?\p{Nd}{1,2}\)?|[⁺⁻]?[⁰¹²³⁴-⁹]{1,2})(?!\p{N})`;
/** What stands behind the digits. `1e9` without a point is more likely the name of something. */
export const POWER = String.raw`\s?[x×·⋅*]\s?10${EXPONENT}|(?=[\^⁺⁻⁰¹²³⁴-⁹])(?<=(?<![\p{N}.,:])10)${EXPONENT}|(?=e)(?<=\.\p{Nd}{1,9})e[-+]?\p{Nd}{1,2}(?![\p{L}\p{N}]|[.,]\p{N})`;

/** The number with its power of ten; `decimal` as `decimalOf` has it. */
export function atPower(decimal: string, power: string): number {
	const { plain, raised = "" } =
		/(?:[\^e]\(?(?<plain>[^()]+)\)?|(?<raised>[⁺⁻]?[⁰¹²³⁴-⁹]+))$/iu.exec(power)?.groups ?? {};
	const exponent = asciiDigits(plain ?? raised.normalize("NFKC")).replace(/[−–]/, "-");
	const isAlone = /^[\^⁺⁻⁰¹²³⁴-⁹]/.test(power);
	return Number(`${isAlone ? 1 : decimal}e${exponent}`);
}
