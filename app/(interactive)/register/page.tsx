import "@/components/ui/form.css";
import "@/components/user/user.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHead } from "@/components/ui/page-head";
import { ProviderLinks } from "@/components/user/provider-links";
import { RegisterForm } from "@/components/user/register-form";
import { listAuthProviders } from "@/lib/platform/auth";
import { loadActor } from "@/lib/user/loaders";
import { MIN_PASSWORD_LENGTH } from "@/lib/user/password-rule";
import { safeReturnPath } from "@/lib/user/return-path";

export const metadata: Metadata = { title: "Create an account" };

interface RegisterPageProps {
	searchParams: Promise<{ return?: string | string[] }>;
}

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
	const returnTo = safeReturnPath([(await searchParams).return].flat()[0]);
	if ((await loadActor()).kind === "user") redirect(returnTo);
	return (
		<div className="narrow account-page">
			<PageHead title="Create an account" />
			<RegisterForm returnTo={returnTo} minPasswordLength={MIN_PASSWORD_LENGTH} />
			<ProviderLinks providers={listAuthProviders()} returnTo={returnTo} />
			<p className="form-switch">
				Have one already? <a href={`/sign-in?${new URLSearchParams({ return: returnTo })}`}>Sign in</a>
			</p>
		</div>
	);
}
