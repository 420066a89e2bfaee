import "@/components/ui/form.css";
import "@/components/user/user.css";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Moment } from "@/components/ui/moment";
import { PageHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { ChangePasswordForm } from "@/components/user/change-password-form";
import { IdentityList } from "@/components/user/identity-list";
import { SessionList } from "@/components/user/session-list";
import { can } from "@/lib/permission/policy";
import { listAuthProviders } from "@/lib/platform/auth";
import { specialPageHref } from "@/lib/title/special-pages";
import { titleToHref } from "@/lib/title/title";
import { getOwnAccount } from "@/lib/user/account";
import { signOutAction, signOutEverywhereAction } from "@/lib/user/actions";
import { userPageTitle } from "@/lib/user/create-user";
import { loadSession } from "@/lib/user/loaders";
import { MIN_PASSWORD_LENGTH } from "@/lib/user/password-rule";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
	const session = await loadSession();
	if (!session) redirect("/sign-in?return=/account");
	const { id, actor } = session;
	const account = await getOwnAccount(actor);
	const providers = listAuthProviders();
	const groups = actor.groups.filter((group) => group !== "everyone");
	return (
		<div className="narrow account-page">
			<PageHead title={actor.name}>
				<a href={titleToHref(userPageTitle(actor.name))}>User page</a>
				{" · "}
				<a href={specialPageHref("MyReviews")}>Your edits in review</a>
				{can(actor, "change-settings").allowed && (
					<>
						{" · "}
						<a href="/admin/settings">Settings of the wiki</a>
					</>
				)}
			</PageHead>
			<dl className="account-facts">
				<dt>Groups</dt>
				<dd>
					<a href={specialPageHref("ListGroupRights")}>{groups.join(", ")}</a>
				</dd>
				<dt>Edits</dt>
				<dd>{account.editCount}</dd>
				<dt>Since</dt>
				<dd>
					<Moment at={account.createdAt} />
				</dd>
				{account.email && (
					<>
						<dt>E-mail</dt>
						<dd>{account.email}</dd>
					</>
				)}
			</dl>
			<section aria-labelledby="sessions">
				<h2 id="sessions">Where you are signed in</h2>
				<SessionList sessions={account.sessions} currentId={id} />
				<div className="form-actions">
					<form action={signOutAction}>
						<SubmitButton primary={false}>Sign out here</SubmitButton>
					</form>
					<form action={signOutEverywhereAction}>
						<SubmitButton primary={false}>Sign out everywhere</SubmitButton>
					</form>
				</div>
			</section>
			<section aria-labelledby="password-heading">
				<h2 id="password-heading">Password</h2>
				<ChangePasswordForm
					userName={actor.name}
					hasPassword={account.hasPassword}
					minPasswordLength={MIN_PASSWORD_LENGTH}
				/>
			</section>
			<IdentityList providers={providers} identities={account.identities} />
		</div>
	);
}
