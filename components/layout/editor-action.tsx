import type { ReactNode } from "react";
import type { Right } from "@/lib/permission/groups";

interface EditorActionProps {
	/** Who has it sees the link; without scripts everybody does, and the page behind it asks who they are. */
	right: Right;
	/** A page of the interactive kind that asks once and does it: the way without scripts. */
	href: string;
	/** An operation of the API without a body: with it the action is done on the spot. */
	post?: string;
	/** What stands in the place of the link after that. */
	done?: string;
	/** `link` inside a row, `button` where it stands alone. */
	look?: "link" | "button";
	children: ReactNode;
}

/**
 * Something that only some may do, on a page that is the same for everybody. The deferred script
 * (`components/reading/editor-actions.ts`) shows it to those who have the right.
 */
export function EditorAction({ right, href, post, done, look = "button", children }: EditorActionProps) {
	return (
		<a
			className={look === "button" ? "button editor-action" : "editor-action"}
			href={href}
			rel="nofollow"
			data-right={right}
			data-post={post}
			data-done={done}
		>
			{children}
		</a>
	);
}
