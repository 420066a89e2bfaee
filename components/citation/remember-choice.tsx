import type { CitedDocument } from "@/lib/citation/present-citations";
import { EVERYTHING } from "@/lib/citation/reader-choice";
import { type Title, titleToHref } from "@/lib/title/title";

/** Below a choice that the address carries: the way to keep it for every page. */
export function RememberChoice({
	title,
	cited: { lens, style, asked },
	remembered,
}: {
	title: Title;
	cited: CitedDocument;
	/** Whether it was kept just now. */
	remembered: boolean;
}) {
	if (asked.lens === null && asked.style === null) return null;
	if (remembered) return <p className="remember-choice">Every page now opens this way in this browser.</p>;
	return (
		<form className="remember-choice" method="post" action="/preferences/reading">
			<input type="hidden" name="lens" value={lens?.key ?? EVERYTHING} />
			<input type="hidden" name="cite" value={style} />
			<input type="hidden" name="back" value={titleToHref(title)} />
			<button type="submit" className="button">
				Open every page this way
			</button>
		</form>
	);
}
