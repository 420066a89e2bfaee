import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";

/** Values per query; PostgreSQL takes 65,535 at most, and a document may hold nearly as many links. */
const AT_ONCE = 10_000;

export interface LinkedPage {
	readonly id: number;
	readonly namespace: number;
	readonly title: string;
}

/** The pages with these ids and those with these titles, as far as `visible` lets them be found; some may come twice. */
export async function findLinkedPages(
	database: Database,
	{ ids, titles }: { ids: Iterable<number>; titles: Iterable<Title> },
	visible: Prisma.PageWhereInput = {},
): Promise<LinkedPage[]> {
	const byNamespace = new Map<number, string[]>();
	for (const { namespace, text } of titles) {
		const texts = byNamespace.get(namespace);
		if (texts) texts.push(text);
		else byNamespace.set(namespace, [text]);
	}
	const filters: Prisma.PageWhereInput[] = inPieces([...ids]).map((piece) => ({ id: { in: piece } }));
	for (const [namespace, texts] of byNamespace) {
		for (const piece of inPieces(texts)) filters.push({ namespace, title: { in: piece } });
	}
	const found: LinkedPage[] = [];
	// One after the other: together they would be as large again for the database.
	for (const filter of filters) {
		const where = { ...visible, ...filter };
		found.push(...(await database.page.findMany({ where, select: { id: true, namespace: true, title: true } })));
	}
	return found;
}

function inPieces<T>(values: readonly T[]): T[][] {
	const pieces: T[][] = [];
	for (let at = 0; at < values.length; at += AT_ONCE) pieces.push(values.slice(at, at + AT_ONCE));
	return pieces;
}
