"use client";
import { useEffect, useRef, useState } from "react";
import { type NamedWork, SimilarList } from "./similar-list";

const PAUSE = 350;
const SHORTEST = 3;

/** While a title is typed into the form around it, the entries that already have one like it. */
export function SimilarHint({ exceptId }: { exceptId: number | null }) {
	const place = useRef<HTMLDivElement>(null);
	const [works, setWorks] = useState<readonly NamedWork[]>([]);
	useEffect(() => {
		const field = place.current?.closest("form")?.elements.namedItem("title");
		if (!(field instanceof HTMLInputElement)) return;
		let timer = 0;
		let asked = 0;
		const look = async () => {
			const mine = ++asked;
			const q = field.value.trim();
			const found = q.length < SHORTEST ? [] : await findWorks(q);
			if (mine === asked) setWorks(found.filter(({ id }) => id !== exceptId));
		};
		const later = () => {
			window.clearTimeout(timer);
			timer = window.setTimeout(look, PAUSE);
		};
		field.addEventListener("input", later);
		return () => {
			asked++;
			window.clearTimeout(timer);
			field.removeEventListener("input", later);
		};
	}, [exceptId]);
	return (
		<div role="status" ref={place}>
			{works.length > 0 && (
				<div className="similar-sources">
					<p>Entered already:</p>
					<SimilarList works={works} />
				</div>
			)}
		</div>
	);
}

/** A suggestion that cannot be had is none. */
async function findWorks(q: string): Promise<readonly NamedWork[]> {
	try {
		const response = await fetch(`/api/v1/sources?${new URLSearchParams({ q, limit: "4" })}`);
		if (!response.ok) return [];
		const { sources } = (await response.json()) as { sources: NamedWork[] };
		return sources;
	} catch {
		return [];
	}
}
