/** Type of a place in the merged tree whose content is for people to choose. */
export const OVERLAP = "overlap";
