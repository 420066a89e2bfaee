/** Hours by the clock of twelve: `8 pm`, `12:30 a.m.` */
import { asciiDigits } from "./numerals";

/** What stands behind the digits. `5 am Ende` is German, so a lone hour needs more than `am` behind a space. */
export const NOON = String.raw`\s?(?:[ap]\.\s?m\.?|pm)(?![\p{L}\p{N}])|(?:am|(?=\sam)(?<=:\p{Nd}{2}|(?<!\p{L})(?:at|by|until|till|from|since|before|after|around|about)\s\p{Nd}{1,2})\sam)(?![\p{L}\p{N}])`;

/** The hour as the clock of twenty-four has it; null where it is none. */
export function worthOfHour(digits: string, noon: string): string | null {
	const { hour = "", rest = ":00" } =
		/^0?(?<hour>[1-9]|1[0-2])(?<rest>(?:[:.][0-5]\d){1,2})?$/.exec(asciiDigits(digits))?.groups ?? {};
	if (hour === "") return null;
	return `${(Number(hour) % 12) + (/p/i.test(noon) ? 12 : 0)}${rest.replaceAll(".", ":")}`;
}
