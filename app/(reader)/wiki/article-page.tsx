import type { Metadata } from "next";
import { ArticleView } from "@/components/article/article-view";
import { MainPageView } from "@/components/article/main-page-view";
import { ImpossibleTitle, MissingPage } from "@/components/article/missing-page";
import { UnknownSpecial } from "@/components/article/unknown-special";
import { UnwrittenUserPage } from "@/components/article/unwritten-user-page";
import { ArticleData } from "@/components/citation/article-data";
import { countEdits } from "@/lib/article/edit-counts";
import { loadArticle, loadOtherExists } from "@/lib/article/loaders";
import { presentCitations } from "@/lib/citation/present-citations";
import { readStyle } from "@/lib/citation/reader-choice";
import { ANONYMOUS } from "@/lib/permission/actor";
import { environment } from "@/lib/platform/env";
import type { Query } from "@/lib/platform/query-string";
import { loadMainTitle, loadSettings } from "@/lib/setting/loaders";
import { SPECIAL_NAMESPACE, USER_NAMESPACE } from "@/lib/title/namespace";
import { equalTitles, formatTitle, type Title, titleToHref } from "@/lib/title/title";
import type { TitleAddress } from "@/lib/title/title-address";
import { findProfile, type Profile } from "@/lib/user/directory";

/** What stands at the address of a page: the page, or why there is none. */
export async function ArticlePage({
	address,
	query = {},
	redirectedFrom = null,
}: {
	address: TitleAddress;
	/** What the reader asked for: `lens`, `cite`. */
	query?: Query;
	redirectedFrom?: Title | null;
}) {
	if (!address.ok) return <ImpossibleTitle problem={address.problem} written={address.written} />;
	const { title } = address;
	if (title.namespace === SPECIAL_NAMESPACE) return <UnknownSpecial title={title} />;
	const [article, settings, mainTitle] = await Promise.all([
		loadArticle(title.namespace, title.text),
		loadSettings(),
		loadMainTitle(),
	]);
	if (article && equalTitles(title, mainTitle)) return <MainPageView article={article} settings={settings} />;
	if (article) {
		const asked = { style: readStyle(query.cite), lens: typeof query.lens === "string" ? query.lens : null };
		const choice = { style: asked.style ?? settings.citationStyle, lens: asked.lens, asked };
		const cited = presentCitations(article.document, article, choice, settings);
		return (
			<>
				<ArticleView
					article={article}
					settings={settings}
					cited={cited}
					remembered={query.remembered === "1"}
					redirectedFrom={redirectedFrom}
				/>
				<ArticleData article={article} cited={cited} settings={settings} baseUrl={environment().BASE_URL} />
			</>
		);
	}
	const otherExists = await loadOtherExists(title);
	const profile = title.namespace === USER_NAMESPACE ? await findNamed(title.text) : null;
	if (profile) {
		const edits = (await countEdits(ANONYMOUS, [profile.id])).get(profile.id) ?? 0;
		return <UnwrittenUserPage title={title} profile={profile} edits={edits} otherExists={otherExists} />;
	}
	return <MissingPage title={title} otherExists={otherExists} />;
}

/** The user whose page has this title: titles begin with a capital, names need not. */
async function findNamed(text: string): Promise<Profile | null> {
	return (await findProfile(text)) ?? findProfile(text.charAt(0).toLowerCase() + text.slice(1));
}

/** Metadata of that page. A page under another address of its own points to its one address. */
export async function articlePageMetadata(address: TitleAddress): Promise<Metadata> {
	if (!address.ok) return { title: "Not a possible title", robots: { index: false } };
	const { title } = address;
	const name = formatTitle(title);
	const article = title.namespace < 0 ? null : await loadArticle(title.namespace, title.text);
	if (!article) return { title: name, robots: { index: false } };
	const canonical = titleToHref(title);
	const { description, revision } = article;
	return {
		title: name,
		description,
		alternates: { canonical },
		robots: article.page.kind === "redirect" ? { index: false } : undefined,
		openGraph: {
			type: "article",
			title: name,
			description,
			url: canonical,
			siteName: (await loadSettings()).siteName,
			modifiedTime: revision.createdAt.toISOString(),
		},
	};
}
