import type { RegistryCount } from "@/lib/article/registry-counts";
import { KIND_NAMES } from "@/lib/source/source";
import { TierMark } from "./tier-mark";

/** Works and citations by tier and kind. */
export function RegistryCounts({ counts }: { counts: readonly RegistryCount[] }) {
	return (
		<table className="source-list registry-counts">
			<thead>
				<tr>
					<th scope="col">Tier</th>
					<th scope="col">Kind</th>
					<th scope="col">Works</th>
					<th scope="col">Citations</th>
				</tr>
			</thead>
			<tbody>
				{counts.map(({ tier, kind, works, citations }) => (
					<tr key={`${tier?.key} ${kind}`}>
						<td>
							<TierMark tier={tier} />
						</td>
						<td>{KIND_NAMES[kind]}</td>
						<td>
							{works.toLocaleString("en")} <span className="narrow-word">{works === 1 ? "work" : "works"}</span>
						</td>
						<td>
							{citations.toLocaleString("en")}{" "}
							<span className="narrow-word">{citations === 1 ? "citation" : "citations"}</span>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
