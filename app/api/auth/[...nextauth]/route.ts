import type { NextRequest } from "next/server";
import { answerProviderSignIn } from "@/lib/user/provider-sign-in";

export async function GET(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
	const { nextauth } = await context.params;
	return answerProviderSignIn(request, nextauth);
}
