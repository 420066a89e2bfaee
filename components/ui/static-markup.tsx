import "server-only";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ReactNode } from "react";

// To server components the bundler gives a React that makes no HTML, so this one is loaded past the bundler.
const { renderToStaticMarkup }: typeof import("react-dom/server") = createRequire(join(process.cwd(), "package.json"))(
	"react-dom/server",
);

interface StaticMarkupProps {
	className: string;
	children: ReactNode;
}

/**
 * The body of a reading page, made into HTML at once. Left to the framework, every element of it would be written,
 * read and written again, for a client that reading pages do not have: a third of what a page costs. It throws where
 * something within is asynchronous, has a hook or belongs to the client.
 */
export function StaticMarkup({ className, children }: StaticMarkupProps) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: it is React's own output, escaped by React
	return <div className={className} dangerouslySetInnerHTML={{ __html: renderToStaticMarkup(children) }} />;
}
