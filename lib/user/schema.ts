import { z } from "zod";

// Lengths here only keep requests in bounds; what a name or a password must be is said by the verbs,
// which answer with the field and a sentence.
const text = (max: number) => z.string().max(max);

export const signInSchema = z.strictObject({ name: text(1000), password: text(4096) });
export type SignInInput = z.infer<typeof signInSchema>;

export const registerSchema = z.strictObject({
	name: text(1000),
	password: text(4096),
	email: text(1000).optional(),
});
export type RegisterInput = z.infer<typeof registerSchema>;

export const changePasswordSchema = z.strictObject({ currentPassword: text(4096), newPassword: text(4096) });
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const setUpSchema = z.strictObject({
	token: text(100),
	siteName: z.string().trim().max(80),
	name: text(1000),
	password: text(4096),
});
export type SetUpInput = z.infer<typeof setUpSchema>;

/** A form that is a button and nothing else. */
export const emptyFormSchema = z.strictObject({});
export const sessionFormSchema = z.strictObject({
	session: z
		.string()
		.regex(/^[1-9]\d{0,9}$/)
		.transform(Number)
		.pipe(z.int().max(2_147_483_647)),
});
export const identityFormSchema = z.strictObject({ provider: text(100) });
