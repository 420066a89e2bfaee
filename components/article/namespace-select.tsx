import { NAMESPACES, type NamespaceNumber } from "@/lib/title/namespace";

interface NamespaceSelectProps {
	/** Null where all of them are chosen. */
	value: NamespaceNumber | null;
	/** Offers "all" too. */
	all?: boolean;
}

/** The choice of a namespace in a GET form, as the parameter `namespace`. */
export function NamespaceSelect({ value, all = false }: NamespaceSelectProps) {
	return (
		<label className="field">
			<span>Namespace</span>
			<select name="namespace" defaultValue={value === null ? "" : String(value)}>
				{all && <option value="">All</option>}
				{NAMESPACES.filter(({ number }) => number >= 0).map(({ number, prefix }) => (
					<option key={number} value={number}>
						{prefix === "" ? "Articles" : prefix}
					</option>
				))}
			</select>
		</label>
	);
}
