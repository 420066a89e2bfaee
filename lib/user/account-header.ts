/**
 * Names the account under which somebody wrote what a request brings, by its id. A browser has one session for all its
 * tabs, so that another person may be signed in by the time a text is sent that is open in one of them.
 */
export const ACCOUNT_HEADER = "Canonry-Account";
