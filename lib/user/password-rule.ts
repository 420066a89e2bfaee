import { nameKey } from "./name";

/** Ten characters put online guessing out of reach of the rate limits, without rules about signs and digits. */
export const MIN_PASSWORD_LENGTH = 10;
/** Nobody types more, and hashing more only costs time. */
export const MAX_PASSWORD_BYTES = 1024;

export type PasswordProblem = "password-too-short" | "password-too-long" | "password-is-name" | "password-common";

/** The commonest passwords of ten characters and more; shorter ones are refused anyway. */
const COMMON = new Set([
	"1234567890",
	"0123456789",
	"0987654321",
	"12345678910",
	"1111111111",
	"0000000000",
	"1q2w3e4r5t",
	"1q2w3e4r5t6y",
	"1qaz2wsx3edc",
	"qwertyuiop",
	"qwerty1234",
	"qwerty12345",
	"qwerty123456",
	"qwertyuiop123",
	"asdfghjkl123",
	"abcdefghij",
	"abcd123456",
	"abc1234567",
	"a123456789",
	"123456789a",
	"password12",
	"password123",
	"password1234",
	"passwordpassword",
	"password!1",
	"iloveyou123",
	"iloveyou12",
	"letmein123",
	"welcome123",
	"welcome1234",
	"sunshine123",
	"princess123",
	"football123",
	"baseball123",
	"changeme123",
	"administrator",
	"trustno1trustno1",
	"correcthorsebatterystaple",
	"startrek123",
	"enterprise1701",
	"ncc1701ncc1701",
	"starwars123",
	"deepspacenine",
]);

/** Why a new password is refused, or null. Length counts code points; nothing else is demanded of it. */
export function refusePassword(password: string, name: string): PasswordProblem | null {
	if ([...password].length < MIN_PASSWORD_LENGTH) return "password-too-short";
	if (new TextEncoder().encode(password).length > MAX_PASSWORD_BYTES) return "password-too-long";
	if (nameKey(password) === nameKey(name)) return "password-is-name";
	const plain = password.toLowerCase();
	return COMMON.has(plain) || new Set(plain).size < 4 ? "password-common" : null;
}
