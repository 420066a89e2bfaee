import { type Editor, Node } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { ACCOUNT_REASONS } from "@/lib/document/schema";
import { depthOf, makeAccount, wrapInAccounts } from "./wrap-in-accounts";

declare module "@tiptap/core" {
	interface Commands<ReturnType> {
		accounts: {
			/** Puts accounts where the cursor is; the selected sentences or paragraphs become one account each. */
			wrapInAccounts: () => ReturnType;
			/** Adds an account behind the one that the cursor is in. */
			addAccount: () => ReturnType;
			/** Takes the account at the cursor away, where two others stand. */
			removeAccount: () => ReturnType;
			/** Lets the sentences stand as plain paragraphs again. */
			unwrapAccounts: () => ReturnType;
		};
	}
}

/** The block of accounts around the cursor, and the account in it; null outside. */
export function accountsAround({ selection }: EditorState) {
	const { $from } = selection;
	const depth = depthOf($from, "accounts");
	if (depth === null) return null;
	const accountDepth = depthOf($from, "account");
	return {
		accounts: $from.node(depth),
		position: $from.before(depth),
		account: accountDepth === null ? null : $from.node(accountDepth),
		accountPosition: accountDepth === null ? null : $from.before(accountDepth),
	};
}

/** Accounts that differ, set as readers see them; the parts below stand in it and nowhere else. */
export const Accounts = Node.create({
	name: "accounts",
	defining: true,
	isolating: true,
	parseHTML() {
		return [{ tag: "div[data-accounts]" }];
	},
	renderHTML({ node, HTMLAttributes }) {
		const reason = ACCOUNT_REASONS.find((known) => known === node.attrs.reason) ?? "unexplained";
		return ["div", { ...HTMLAttributes, "data-accounts": reason, class: "accounts" }, 0];
	},
	addCommands() {
		return {
			wrapInAccounts:
				() =>
				({ state, tr, dispatch }) => {
					const wrapping = wrapInAccounts(state);
					if (!wrapping) return false;
					if (!dispatch) return true;
					tr.replaceWith(wrapping.from, wrapping.to, wrapping.nodes);
					tr.setSelection(TextSelection.create(tr.doc, wrapping.question)).scrollIntoView();
					return true;
				},
			addAccount:
				() =>
				({ state, tr, dispatch }) => {
					const around = accountsAround(state);
					const account = makeAccount(state.schema);
					if (!around || !account) return false;
					const { accounts, position } = around;
					const after =
						around.account && around.accountPosition !== null
							? around.accountPosition + around.account.nodeSize
							: position + accounts.nodeSize - 1;
					if (dispatch)
						tr.insert(after, account)
							.setSelection(TextSelection.create(tr.doc, after + 2))
							.scrollIntoView();
					return true;
				},
			removeAccount:
				() =>
				({ state, tr, dispatch }) => {
					const around = accountsAround(state);
					if (!around?.account || around.accountPosition === null || around.accounts.childCount < 4) return false;
					const from = around.accountPosition;
					if (dispatch) {
						tr.delete(from, from + around.account.nodeSize);
						tr.setSelection(TextSelection.near(tr.doc.resolve(from), -1));
					}
					return true;
				},
			unwrapAccounts:
				() =>
				({ state, tr, dispatch }) => {
					const around = accountsAround(state);
					if (!around) return false;
					const { accounts, position } = around;
					const paragraphs: ProseMirrorNode[] = [];
					accounts.descendants((node) => {
						if (!node.isTextblock) return true;
						const paragraph = state.schema.nodes.paragraph?.create({ id: node.attrs.id }, node.content);
						if (paragraph && node.content.size > 0) paragraphs.push(paragraph);
						return false;
					});
					const [empty] = [state.schema.nodes.paragraph?.create()];
					if (dispatch) {
						const content = paragraphs.length > 0 ? paragraphs : empty ? [empty] : [];
						tr.replaceWith(position, position + accounts.nodeSize, content);
						tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1)));
					}
					return true;
				},
		};
	},
	addKeyboardShortcuts() {
		return {
			// Question and answer are one line each: Enter goes on to what follows.
			Enter: ({ editor }) => {
				const { $from } = editor.state.selection;
				const { name } = $from.parent.type;
				if (name === "accountsQuestion") return editor.commands.setTextSelection($from.after() + 2);
				if (name === "accountAnswer") return editor.commands.setTextSelection($from.after() + 1);
				return leaveLastAccount(editor);
			},
		};
	},
});

/** Enter in an empty last line leaves the accounts, as it leaves a list. */
function leaveLastAccount(editor: Editor): boolean {
	const { $from, empty } = editor.state.selection;
	const depth = depthOf($from, "accounts");
	if (!empty || depth === null || $from.parent.type.name !== "paragraph" || $from.parent.content.size > 0) return false;
	const account = $from.node(-1);
	const isLast = $from.index(depth) === $from.node(depth).childCount - 1 && $from.index(-1) === account.childCount - 1;
	if (!isLast) return false;
	const after = $from.after(depth);
	const chain = editor.chain();
	if (account.childCount > 2) chain.deleteRange({ from: $from.before(), to: $from.after() });
	const place = account.childCount > 2 ? after - $from.parent.nodeSize : after;
	return chain
		.insertContentAt(place, { type: "paragraph" })
		.setTextSelection(place + 1)
		.run();
}

export const AccountsQuestion = Node.create({
	name: "accountsQuestion",
	defining: true,
	parseHTML() {
		return [{ tag: "div[data-accounts-question]" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["div", { ...HTMLAttributes, "data-accounts-question": "", class: "accounts-question" }, 0];
	},
});

export const Account = Node.create({
	name: "account",
	defining: true,
	parseHTML() {
		return [{ tag: "div[data-account]" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["div", { ...HTMLAttributes, "data-account": "", class: "account" }, 0];
	},
});

export const AccountAnswer = Node.create({
	name: "accountAnswer",
	defining: true,
	parseHTML() {
		return [{ tag: "div[data-account-answer]" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["div", { ...HTMLAttributes, "data-account-answer": "", class: "account-answer" }, 0];
	},
});
