const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

// Making one takes a hundred times as long as using it.
const monthOfYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Whether this is a year, a month or a day that exists: `2026`, `2026-11`, `2026-11-22`. */
export function isReleaseDate(written: string): boolean {
	const match = WRITTEN.exec(written);
	if (!match) return false;
	const [, year = "", month = "01", day = "01"] = match;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	// An impossible day rolls over into the next month.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** `22 November 2026`, `November 2026` or `2026`: no more than is known. */
export function formatReleaseDate(written: string): string {
	const [year = written, month, day] = written.split("-");
	if (month === undefined) return year;
	if (day === undefined) return monthOfYear.format(new Date(`${year}-${month}-01T00:00:00Z`));
	return dayOfYear.format(new Date(`${written}T00:00:00Z`));
}
