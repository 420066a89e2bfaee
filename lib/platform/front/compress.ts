import type { Transform } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";

export type Encoding = "br" | "gzip";

const COMPRESSIBLE =
	/^(?:text\/|application\/(?:(?:[\w.-]+\+)?(?:json|xml)|javascript|manifest\+json)|image\/svg\+xml)/i;

// Quality 4 is where brotli beats gzip in size at about the same cost; 11 is for files compressed once.
const BROTLI = {
	params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

const brotliBuffer = promisify<Buffer, object, Buffer>(brotliCompress);
const gzipBuffer = promisify<Buffer, object, Buffer>(gzip);

/** Whether bytes of this type become smaller. */
export function isCompressible(contentType: string): boolean {
	return COMPRESSIBLE.test(contentType);
}

/** The encoding to answer in, by `Accept-Encoding`; null when the client wants plain bytes. */
export function chooseEncoding(accept: string | undefined): Encoding | null {
	const weights = new Map<string, number>();
	for (const entry of (accept ?? "").toLowerCase().split(",")) {
		const [name = "", ...parameters] = entry.split(";").map((part) => part.trim());
		const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
		weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
	}
	const any = weights.get("*") ?? 0;
	const br = weights.get("br") ?? any;
	const gz = weights.get("gzip") ?? any;
	if (br > 0 && br >= gz) return "br";
	return gz > 0 ? "gzip" : null;
}

/** Compresses finished bytes. */
export function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
	return encoding === "br"
		? brotliBuffer(bytes, { params: { ...BROTLI.params, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
		: gzipBuffer(bytes, { level: 6 });
}

/** A stream that compresses what passes through. */
export function compressor(encoding: Encoding): Transform {
	return encoding === "br" ? createBrotliCompress(BROTLI) : createGzip({ level: 6 });
}
