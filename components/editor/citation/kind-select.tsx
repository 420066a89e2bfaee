import { KIND_NAMES, SOURCE_KINDS, type SourceKind } from "@/lib/source/source";

/** The kind of a work, or of the works of a series. */
export function KindSelect({ value, onChange }: { value: SourceKind; onChange: (kind: SourceKind) => void }) {
	return (
		<label>
			<span>Kind</span>
			<select
				value={value}
				onChange={(event) => onChange(SOURCE_KINDS.find((one) => one === event.target.value) ?? "other")}
			>
				{SOURCE_KINDS.map((one) => (
					<option key={one} value={one}>
						{KIND_NAMES[one]}
					</option>
				))}
			</select>
		</label>
	);
}
