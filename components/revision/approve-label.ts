interface ApprovedEdits {
	/** Edits that are approved by it. */
	readonly count: number;
	/** Edits that wait behind all that are shown. */
	readonly beyond: number;
	/** Whether the last of them is looked at by itself. */
	readonly alone: boolean;
	/** Whether one of them was sent back. */
	readonly returned: boolean;
}

/** What the button says that approves edits up to one. */
export function approveLabel({ count, beyond, alone, returned }: ApprovedEdits): string {
	if (count === 1) return "Approve";
	const also = returned ? ", also what was sent back" : "";
	if (alone) return `Approve up to here (${count} edits${also})`;
	return beyond === 0
		? `Approve all ${count} edits${also}`
		: `Approve the first ${count} of ${count + beyond} edits${also}`;
}
