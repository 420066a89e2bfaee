import type { RateRule } from "@/lib/platform/rate-limit";

/** Failed sign-ins for one name from one address. */
export const SIGN_IN_PAIR: RateRule = { max: 10, windowSeconds: 300 };
/** Failed sign-ins from one address, whatever the names. */
export const SIGN_IN_CLIENT: RateRule = { max: 40, windowSeconds: 300 };
/** Failed sign-ins for one name from everywhere; wide, so that a stranger cannot lock its owner out at will. */
export const SIGN_IN_NAME: RateRule = { max: 100, windowSeconds: 3600 };
/** Accounts made from one address. A school or a convention hall is one address too. */
export const SIGN_UP_CLIENT: RateRule = { max: 100, windowSeconds: 3600 };
/** Wrong current passwords when changing one's own. */
export const CHANGE_PASSWORD: RateRule = { max: 10, windowSeconds: 300 };
/** Wrong set-up tokens from one address. */
export const SET_UP_CLIENT: RateRule = { max: 20, windowSeconds: 300 };
