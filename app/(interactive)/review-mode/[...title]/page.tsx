import "@/components/ui/form.css";
import "@/components/revision/review.css";
import type { Metadata } from "next";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { PageStatus } from "@/components/layout/page-status";
import { ReviewModeForm } from "@/components/revision/review-mode-form";
import { PageHead } from "@/components/ui/page-head";
import { loadOtherExists } from "@/lib/article/loaders";
import { findPage } from "@/lib/article/queries";
import { reviewModeOf } from "@/lib/revision/review-mode";
import { REVIEW_MODE_NAMES } from "@/lib/setting/describe-setting";
import { loadSettings } from "@/lib/setting/loaders";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import { readTitleAddress } from "@/lib/title/title-address";
import { loadEditor } from "../../gate";

interface ReviewModePageProps {
	params: Promise<{ title: string[] }>;
}

export const metadata: Metadata = { title: "Review of edits" };

export default async function ReviewModePage({ params }: ReviewModePageProps) {
	const address = readTitleAddress((await params).title);
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const { title } = address;
	const name = formatTitle(title);
	const { actor, allowed } = await loadEditor(specialPageHref("ReviewMode", name), "protect");
	const page = await findPage(actor, title);
	if (!page) return <MissingPage title={title} otherExists={await loadOtherExists(title)} />;
	if (!allowed) {
		return (
			<div className="narrow">
				<PageStatus status={403} />
				<PageHead title="For moderators">
					Moderators and administrators say whose edits of a page wait for a reviewer.{" "}
					<a href={titleToHref(title)}>Read {name}</a>
				</PageHead>
			</div>
		);
	}
	const inherited =
		REVIEW_MODE_NAMES[reviewModeOf({ reviewMode: null, namespace: title.namespace }, await loadSettings())];
	return (
		<div className="narrow">
			<PageHead title={`Review of ${name}`}>
				Whose edits of <a href={titleToHref(title)}>{name}</a> wait for a reviewer before readers see them.
			</PageHead>
			<ReviewModeForm title={name} mode={page.reviewMode} inherited={inherited} backHref={titleToHref(title)} />
		</div>
	);
}
