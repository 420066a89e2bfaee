import { readFileSync } from "node:fs";

type Colour = readonly [number, number, number];

/** The colours of the design in one scheme, as theme.css has them, and what is asked of two of them. */
export function readPalette(scheme: "light" | "dark") {
	const css = readFileSync("components/layout/theme.css", "utf8");
	return { of, parse, mix, contrast };

	function of(name: string): Colour {
		const [, light, dark] = css.match(new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`)) ?? [];
		const found = scheme === "light" ? light : dark;
		if (!found) throw new Error(`The design has no colour ${name}`);
		return parse(found);
	}
}

function parse(hex: string): Colour {
	const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
	return [channel(1), channel(3), channel(5)];
}

/** As `color-mix(in srgb, …)` does. */
function mix(one: Colour, other: Colour, share: number): Colour {
	const channel = (n: 0 | 1 | 2) => one[n] * share + other[n] * (1 - share);
	return [channel(0), channel(1), channel(2)];
}

/** The contrast ratio of WCAG 2. */
function contrast(one: Colour, other: Colour): number {
	const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance([r, g, b]: Colour): number {
	const linear = (value: number) => {
		const part = value / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}
