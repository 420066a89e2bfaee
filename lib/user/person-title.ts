import type { NamespaceNumber } from "@/lib/title/namespace";
import { parseTitle, type Title } from "@/lib/title/title";

/**
 * The title of a page of a person, normal form included: `demo-editor` → `User:Demo-editor`. A name that
 * came from elsewhere and is no title stays as it is; no page bears it.
 */
export function personTitle(name: string, namespace: NamespaceNumber): Title {
	const parsed = parseTitle(name, namespace);
	return parsed.ok && parsed.title.namespace === namespace ? parsed.title : { namespace, text: name };
}
