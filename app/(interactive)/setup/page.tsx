import "@/components/ui/form.css";
import "@/components/user/user.css";
import type { Metadata } from "next";
import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";
import { SetUpForm } from "@/components/user/set-up-form";
import { MIN_PASSWORD_LENGTH } from "@/lib/user/password-rule";
import { isSetUpToken } from "@/lib/user/set-up";

export const metadata: Metadata = { title: "Set up the wiki" };

interface SetUpPageProps {
	searchParams: Promise<{ token?: string | string[] }>;
}

export default async function SetUpPage({ searchParams }: SetUpPageProps) {
	const token = [(await searchParams).token].flat()[0] ?? "";
	if (!(await isSetUpToken(token))) {
		return (
			<div className="narrow account-page">
				<PageStatus status={404} />
				<PageHead title="Nothing to set up here" />
				<p>
					This address has been used, or is not complete. While a wiki has no admin, each start prints a new address in
					its log.
				</p>
				<p>
					<a href="/">Go to the front page</a>
				</p>
			</div>
		);
	}
	return (
		<div className="narrow account-page">
			<PageHead title="Set up the wiki">Three answers, and it is yours.</PageHead>
			<SetUpForm token={token} minPasswordLength={MIN_PASSWORD_LENGTH} />
		</div>
	);
}
