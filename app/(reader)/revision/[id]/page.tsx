import type { Metadata } from "next";
import { OldRevisionView } from "@/components/article/old-revision-view";
import { NothingHere } from "@/components/layout/nothing-here";
import { formatMoment } from "@/components/ui/moment";
import { loadOldRevision } from "@/lib/article/loaders";
import { presentCitations } from "@/lib/citation/present-citations";
import { loadSettings } from "@/lib/setting/loaders";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";

interface RevisionPageProps {
	params: Promise<{ id: string }>;
}

/** The largest number the database gives to a revision. */
const MAX_ID = 2_147_483_647;

async function load({ params }: RevisionPageProps) {
	const { id } = await params;
	const number = /^\d{1,10}$/.test(id) ? Number(id) : 0;
	return number > 0 && number <= MAX_ID ? loadOldRevision(number) : null;
}

export async function generateMetadata(props: RevisionPageProps): Promise<Metadata> {
	const old = await load(props);
	if (!old) return { title: "No such revision", robots: { index: false } };
	const { title } = old.revision.page;
	return {
		title: `${formatTitle(title)}, revision of ${formatMoment(old.revision.createdAt)}`,
		description: old.description,
		robots: { index: false },
		alternates: { canonical: titleToHref(title) },
	};
}

export default async function RevisionPage(props: RevisionPageProps) {
	const old = await load(props);
	if (old) {
		const settings = await loadSettings();
		const choice = { style: settings.citationStyle, lens: null };
		return <OldRevisionView old={old} cited={presentCitations(old.document, old, choice, settings)} />;
	}
	return (
		<NothingHere
			heading="No such revision"
			ways={[
				{ href: specialPageHref("RecentChanges"), label: "Recent changes" },
				{ href: "/", label: "Main page" },
			]}
		>
			This wiki has no revision with the number in the address. Numbers are given once and never again, so the address
			may have lost a digit on its way.
		</NothingHere>
	);
}
