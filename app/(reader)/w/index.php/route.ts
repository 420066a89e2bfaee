import { indexAddress } from "@/lib/title/index-address";

/** `/w/index.php?title=…`: leads to the one address of what is asked for. */
export function GET(request: Request): Response {
	const location = indexAddress(new URL(request.url).searchParams);
	return new Response(null, { status: 301, headers: { location } });
}
