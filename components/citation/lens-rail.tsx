import { TierMark } from "@/components/source/tier-mark";
import type { Lens } from "@/lib/citation/lens";
import { CITATION_STYLES, type CitationStyle, type CitedDocument } from "@/lib/citation/present-citations";
import { tierAttributes } from "@/lib/source/tier-attributes";
import { SOURCES_ANCHOR } from "./source-list";

const STYLE_NAMES: Readonly<Record<CitationStyle, string>> = { grouped: "in brackets", notes: "as notes" };

interface CitationRailProps {
	cited: CitedDocument;
	/** The address of this page for another choice. */
	hrefFor(choice: { lens?: string | null; style?: CitationStyle }): string;
	/** The way to keep the choice. */
	children: React.ReactNode;
}

/** Beside an article: which continuity it shows, and what it rests on. */
export function CitationRail({ cited, hrefFor, children }: CitationRailProps) {
	const { citations, works, lenses, lens, style, coverage } = cited;
	if (works.length === 0) return null;
	const workCount = works.reduce(
		(sum, { series }) => sum + series.reduce((all, group) => all + group.works.length, 0),
		0,
	);
	return (
		<>
			{lenses.length > 1 && (
				<nav className="lens" aria-labelledby="lens-label">
					<h2 className="label" id="lens-label">
						Continuity
					</h2>
					<ul>
						{lenses.map((option) => (
							<LensLink
								key={option.lens.key ?? ""}
								{...option}
								current={option.lens.key === (lens?.key ?? null)}
								href={hrefFor({ lens: option.lens.key })}
							/>
						))}
					</ul>
				</nav>
			)}
			<section className="rail-sources">
				<h2 className="label">Sources</h2>
				<p>
					<a href={`#${SOURCES_ANCHOR}`}>
						{count(citations.length, "citation")} of {count(workCount, "work")}
					</a>
				</p>
				<TierBar works={works} />
				<ul className="tier-counts">
					{works.map(({ tier, count: share }) => (
						<li key={tier?.key ?? ""}>
							<TierMark tier={tier} /> <span>{share}</span>
						</li>
					))}
				</ul>
				<p className="coverage" data-signed-in="" hidden>
					{coverage.cited} of {count(coverage.total, "passage")} {coverage.cited === 1 ? "cites" : "cite"} a source
				</p>
				<p className="cite-styles">
					Citations{" "}
					{CITATION_STYLES.map((option, index) => (
						<span key={option}>
							{index > 0 && " · "}
							{option === style ? (
								<span aria-current="true">{STYLE_NAMES[option]}</span>
							) : (
								<a href={hrefFor({ style: option })} rel="nofollow">
									{STYLE_NAMES[option]}
								</a>
							)}
						</span>
					))}
				</p>
				{children}
			</section>
		</>
	);
}

/** Shares of the tiers in one line. Drawn as a picture: reading pages take no style of an element's own. */
function TierBar({ works }: { works: CitedDocument["works"] }) {
	const total = works.reduce((sum, { count: share }) => sum + share, 0);
	const parts = works.map(({ tier, count: share }, index) => ({
		tier,
		x: (works.slice(0, index).reduce((sum, before) => sum + before.count, 0) / total) * 100,
		width: (share / total) * 100,
	}));
	return (
		<svg className="tier-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
			{parts.map(({ tier, x, width }) => (
				<rect
					key={tier?.key ?? ""}
					className="tier"
					{...(tier && tierAttributes(tier))}
					x={x}
					width={Math.max(0.5, width - 0.6)}
					height="1"
				/>
			))}
		</svg>
	);
}

function LensLink({ lens, shown, current, href }: { lens: Lens; shown: number; current: boolean; href: string }) {
	return (
		<li>
			<a href={href} rel="nofollow" aria-current={current ? "true" : undefined}>
				<span>{lens.name}</span>
				<small>
					{shown}
					<span className="visually-hidden"> {shown === 1 ? "passage" : "passages"}</span>
				</small>
			</a>
		</li>
	);
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString("en")} ${number === 1 ? noun : `${noun}s`}`;
}

/** Over the text: that part of it is hidden, and the way to all of it. */
export function LensNotice({ lens, href }: { lens: Lens; href: string }) {
	return (
		<p className="lens-notice">
			Showing <strong>{lens.name}</strong>. <a href={href}>Show everything</a>
		</p>
	);
}
