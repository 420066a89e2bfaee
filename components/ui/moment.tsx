const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** `14:03, 2 March 2025`, in UTC: the HTML is the same for everybody. */
export function formatMoment(at: Date): string {
	return `${clock.format(at)}, ${day.format(at)}`;
}

/** The same in the time zone of the browser that asks: for what one person alone sees. */
export function formatHere(at: Date): string {
	const hour = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
	return `${hour}, ${at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`;
}

/** `14:03`, in UTC. */
export function formatClock(at: Date): string {
	return clock.format(at);
}

/** `2 March 2025`, in UTC. */
export function formatDay(at: Date): string {
	return day.format(at);
}

/** From one point in time to a later one; the day is named once where it is the same. */
export function TimeSpan({ from, to }: { from: Date; to: Date }) {
	if (formatMoment(from) === formatMoment(to)) return <Moment at={to} />;
	return (
		<>
			<Moment at={from} short={formatDay(from) === formatDay(to)} /> – <Moment at={to} />
		</>
	);
}

/** A point in time that machines can read too; `short` shows the hour alone, under a heading with the day. */
export function Moment({ at, short = false }: { at: Date; short?: boolean }) {
	return (
		<time dateTime={at.toISOString()} title={short ? `${formatMoment(at)} (UTC)` : "UTC"}>
			{short ? formatClock(at) : formatMoment(at)}
		</time>
	);
}
