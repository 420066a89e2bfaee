/**
 * Turns the HTML of a reading page into the page that readers get: the same markup without the framework's
 * scripts. One pass from left to right over the tokens the HTML standard defines, never going back, so the
 * cost is linear in the page. Tags are found by tokenizing and not by searching, because the text of an article
 * and the values of attributes may hold anything that looks like one.
 *
 * This is no sanitizer: the input is our own server's output. What keeps a hostile script from running is the
 * renderer's escaping and, behind it, the Content-Security-Policy.
 */

export interface ReadHtml {
	/** Whether `<html>` carries `data-reading`; only then is the markup changed. */
	reading: boolean;
	/** The status that the page asks for with `<meta name="canonry-status">`, between 400 and 599. */
	status: number | null;
	/** The seconds after which it asks to be asked again. */
	retryAfter: number | null;
	html: string;
}

interface Attribute {
	name: string;
	value: string;
	/** From the white space before the name to behind the value. */
	start: number;
	end: number;
}

interface Tag {
	name: string;
	attributes: Attribute[];
	/** Behind the `>`; the length of the document if it never comes. */
	end: number;
}

/** Elements whose content is text to the parser, whatever it looks like. */
const TEXT_ELEMENTS = new Set(["style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]);

/** What React leaves between texts and around boundaries to find its way back; nothing comes back here. */
const REACT_MARKERS = new Set([" ", "$", "/$", "html", "head", "body"]);

/**
 * Reads a finished page and, if it is a reading page, removes what only the framework's client needs: every script
 * but our own (`data-own` with a `src`) and JSON-LD, preloads of scripts, nonces, and React's marker comments.
 */
export function readHtml(html: string): ReadHtml {
	let reading = false;
	let asked: AskedStatus | null = null;
	let out = "";
	let kept = 0; // everything before it is in `out` or dropped
	const drop = (from: number, to: number): void => {
		out += html.slice(kept, from);
		kept = to;
	};

	let at = html.indexOf("<");
	while (at !== -1) {
		let next = at + 1;
		if (html.startsWith("!--", next)) {
			const comment = readComment(html, at);
			if (reading && REACT_MARKERS.has(comment.text)) drop(at, comment.end);
			next = comment.end;
		} else if (isLetter(html.charCodeAt(next))) {
			const tag = readTag(html, next);
			next = tag.end;
			if (tag.name === "script") {
				next = scriptEnd(html, tag.end);
				if (reading && !isWanted(tag)) drop(at, next);
			} else if (TEXT_ELEMENTS.has(tag.name)) {
				next = textEnd(html, tag.name, tag.end);
			} else if (tag.name === "html") {
				reading ||= tag.attributes.some((attribute) => attribute.name === "data-reading");
			} else if (tag.name === "meta") {
				const own = askedStatus(tag);
				asked ??= own;
				if (reading && own !== null) drop(at, next);
			} else if (tag.name === "link" && reading && isScriptPreload(tag)) {
				drop(at, next);
			}
			if (reading && kept <= at) {
				for (const attribute of tag.attributes)
					if (attribute.name === "nonce") drop(partingSpace(html, attribute), attribute.end);
			}
		} else if (html.charCodeAt(next) === SLASH && isLetter(html.charCodeAt(next + 1))) {
			next = readTag(html, next + 1).end;
		} else if (
			html.charCodeAt(next) === BANG ||
			html.charCodeAt(next) === QUESTION ||
			html.charCodeAt(next) === SLASH
		) {
			next = behind(html, ">", next); // doctype and what the standard calls a bogus comment
		}
		at = html.indexOf("<", next);
	}
	const { status = null, retryAfter = null } = asked ?? {};
	return { reading, status, retryAfter, html: kept === 0 ? html : out + html.slice(kept) };
}

/** The `Link` header without its preloads of scripts; null when nothing is left of it. */
export function withoutScriptPreloads(header: string): string | null {
	const entries = header.match(/(?:<[^>]*>|"(?:\\.|[^"\\])*"|[^,<"])+/g) ?? [];
	const kept = entries
		.map((entry) => entry.trim())
		.filter((entry) => entry !== "" && !/;\s*(?:as="?script\b|rel="?modulepreload\b)/i.test(entry));
	return kept.length === 0 ? null : kept.map((entry) => entry.replace(/;\s*nonce="[^"]*"/i, "")).join(", ");
}

function isWanted(script: Tag): boolean {
	const value = (name: string) => script.attributes.find((attribute) => attribute.name === name)?.value;
	if (value("type")?.trim().toLowerCase() === "application/ld+json") return value("src") === undefined;
	return value("data-own") !== undefined && value("src") !== undefined;
}

function isScriptPreload(link: Tag): boolean {
	const words = (name: string) =>
		(link.attributes.find((attribute) => attribute.name === name)?.value ?? "").toLowerCase().split(/[\t\n\f\r ]+/);
	const rel = words("rel");
	if (rel.includes("modulepreload")) return true;
	return (rel.includes("preload") || rel.includes("prefetch")) && words("as").includes("script");
}

interface AskedStatus {
	status: number;
	retryAfter: number | null;
}

function askedStatus(meta: Tag): AskedStatus | null {
	const value = (name: string) => meta.attributes.find((attribute) => attribute.name === name)?.value;
	const content = value("content") ?? "";
	if (value("name") !== "canonry-status" || !/^[45]\d\d$/.test(content)) return null;
	const seconds = value("data-retry-after") ?? "";
	return { status: Number(content), retryAfter: /^\d{1,5}$/.test(seconds) ? Number(seconds) : null };
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const RETURN = 0x0d;
const SPACE = 0x20;
const BANG = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

function isLetter(code: number): boolean {
	return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isSpace(code: number): boolean {
	return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === FORM_FEED;
}

/** Where to cut an attribute out: behind its space if nothing else would part what is before it and behind it. */
function partingSpace(html: string, { start, end }: Attribute): number {
	const next = html.charCodeAt(end);
	const isParted = isSpace(next) || next === GREATER || next === SLASH;
	return isParted || !isSpace(html.charCodeAt(start)) ? start : start + 1;
}

/** The position behind the next `needle`, or the end of the document. */
function behind(html: string, needle: string, from: number): number {
	const found = html.indexOf(needle, from);
	return found === -1 ? html.length : found + needle.length;
}

/** Reads a comment that begins at `start` with `<!--`; `<!-->`, `<!--->` and `--!>` end one too. */
function readComment(html: string, start: number): { text: string; end: number } {
	const body = start + 4;
	if (html.startsWith(">", body)) return { text: "", end: body + 1 };
	if (html.startsWith("->", body)) return { text: "", end: body + 2 };
	const close = /--!?>/g;
	close.lastIndex = body;
	const found = close.exec(html);
	if (!found) return { text: html.slice(body), end: html.length };
	return { text: html.slice(body, found.index), end: close.lastIndex };
}

/** Reads a tag whose name begins at `start`. As in the standard, a quote means something only right behind `=`. */
function readTag(html: string, start: number): Tag {
	const length = html.length;
	let at = start;
	while (at < length && !endsName(html.charCodeAt(at))) at++;
	const tag: Tag = { name: html.slice(start, at).toLowerCase(), attributes: [], end: length };

	while (at < length) {
		const before = at;
		while (at < length && (isSpace(html.charCodeAt(at)) || html.charCodeAt(at) === SLASH)) at++;
		if (html.charCodeAt(at) === GREATER) {
			tag.end = at + 1;
			return tag;
		}
		const nameStart = at;
		if (html.charCodeAt(at) === EQUALS) at++; // an equals sign may begin a name
		while (at < length && !endsName(html.charCodeAt(at)) && html.charCodeAt(at) !== EQUALS) at++;
		const name = html.slice(nameStart, at).toLowerCase();
		const nameEnd = at;
		while (at < length && isSpace(html.charCodeAt(at))) at++;
		if (html.charCodeAt(at) !== EQUALS) {
			at = nameEnd;
			tag.attributes.push({ name, value: "", start: before, end: nameEnd });
			continue;
		}
		at++;
		while (at < length && isSpace(html.charCodeAt(at))) at++;
		const quote = html.charCodeAt(at);
		let valueStart = at;
		let valueEnd: number;
		if (quote === QUOTE || quote === APOSTROPHE) {
			valueStart = at + 1;
			const close = html.indexOf(quote === QUOTE ? '"' : "'", valueStart);
			valueEnd = close === -1 ? length : close;
			at = close === -1 ? length : close + 1;
		} else {
			while (at < length && !isSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== GREATER) at++;
			valueEnd = at;
		}
		tag.attributes.push({ name, value: html.slice(valueStart, valueEnd), start: before, end: at });
	}
	return tag;
}

function endsName(code: number): boolean {
	return isSpace(code) || code === SLASH || code === GREATER;
}

/** The position behind the end tag of a text element whose content begins at `from`. */
function textEnd(html: string, name: string, from: number): number {
	const close = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, "gi");
	close.lastIndex = from;
	return close.exec(html) ? behind(html, ">", close.lastIndex) : html.length;
}

/**
 * The position behind the end tag of a script whose content begins at `from`. The odd rule of the standard is kept:
 * after `<!--` and `<script`, one `</script>` ends only the inner one.
 */
function scriptEnd(html: string, from: number): number {
	const token = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
	token.lastIndex = from;
	let escaped = false;
	let doubly = false;
	for (let found = token.exec(html); found; found = token.exec(html)) {
		if (found[0] === "<!--") {
			escaped = true;
			token.lastIndex = found.index + 2; // `<!-->` closes at once: its dashes count for both
		} else if (found[0] === "-->") {
			escaped = false;
			doubly = false;
		} else if (found[0].startsWith("</")) {
			if (!doubly) return readTag(html, found.index + 2).end;
			doubly = false;
		} else if (escaped) {
			doubly = true;
		}
	}
	return html.length;
}
