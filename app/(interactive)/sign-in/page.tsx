import "@/components/ui/form.css";
import "@/components/user/user.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { ProviderLinks } from "@/components/user/provider-links";
import { SignInForm } from "@/components/user/sign-in-form";
import { listAuthProviders } from "@/lib/platform/auth";
import { loadActor } from "@/lib/user/loaders";
import { safeReturnPath } from "@/lib/user/return-path";

export const metadata: Metadata = { title: "Sign in" };

const PROVIDER_PROBLEMS: Readonly<Record<string, string>> = {
	"provider-failed": "Signing in through the other site did not work. Nothing has changed here; try again.",
	"identity-taken": "That identity already belongs to another account of this wiki.",
};

interface SignInPageProps {
	searchParams: Promise<Record<"return" | "problem" | "as", string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
	const { return: asked, problem, as } = await searchParams;
	/** Who is to sign in, where somebody else may be. */
	const [wanted] = [as].flat();
	const returnTo = safeReturnPath([asked].flat()[0]);
	const message = PROVIDER_PROBLEMS[[problem].flat()[0] ?? ""];
	const actor = await loadActor();
	const present = actor.kind === "user" ? actor.name : null;
	if (present !== null && (wanted ?? present) === present && !message) redirect(returnTo);
	return (
		<div className="narrow account-page">
			<PageHead title="Sign in" />
			{message && <Notice kind="problem">{message}</Notice>}
			{present !== null && !message && (
				<Notice>
					You are signed in as <bdi>{present}</bdi>. Signing in here signs that account out in this browser.
				</Notice>
			)}
			<SignInForm returnTo={returnTo} name={wanted} />
			<ProviderLinks providers={listAuthProviders()} returnTo={returnTo} />
			<p className="form-switch">
				New here? <a href={`/register?${new URLSearchParams({ return: returnTo })}`}>Create an account</a>
			</p>
		</div>
	);
}
