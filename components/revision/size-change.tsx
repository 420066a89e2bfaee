const numbers = new Intl.NumberFormat("en");
const LARGE = 500;

/** `(+321)` with its sign, coloured as well, and bold where it is large. */
export function SizeChange({ bytes }: { bytes: number }) {
	const kind = bytes > 0 ? "plus" : bytes < 0 ? "minus" : "zero";
	const sign = bytes > 0 ? "+" : bytes < 0 ? "−" : "±";
	const text = `${sign}${numbers.format(Math.abs(bytes))}`;
	const Tag = Math.abs(bytes) > LARGE ? "strong" : "span";
	return (
		<Tag className={`size-change ${kind}`} title={`${text} bytes against the revision before`}>
			{text}
		</Tag>
	);
}

/** `12,345 bytes`. */
export function Size({ bytes }: { bytes: number }) {
	return <span className="size">{numbers.format(bytes)} bytes</span>;
}
