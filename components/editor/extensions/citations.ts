import { Node } from "@tiptap/core";
import { ACCOUNT_REASONS } from "@/lib/document/schema";

/** A citation among the words: one thing that is selected, copied and deleted whole. */
export const Citation = Node.create<{ describe: (attrs: Readonly<Record<string, unknown>>) => string }>({
	name: "citation",
	inline: true,
	atom: true,
	selectable: true,
	draggable: true,
	addOptions() {
		return { describe: () => "(source)" };
	},
	parseHTML() {
		return [{ tag: "cite[data-source-id]" }];
	},
	renderHTML({ node, HTMLAttributes }) {
		return ["cite", { ...HTMLAttributes, class: "citation" }, this.options.describe(node.attrs)];
	},
	renderText: () => "",
});

export const CitationNeeded = Node.create({
	name: "citationNeeded",
	inline: true,
	atom: true,
	selectable: true,
	parseHTML() {
		return [{ tag: "sup[data-since]" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["sup", { ...HTMLAttributes, class: "citation-needed" }, "[citation needed]"];
	},
	renderText: () => "",
});

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
});

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
