/** What is derived from documents today. One more with each release that derives something new from those that are there. */
export const DERIVED = 5;

/** Where it is noted how far that came: beside the settings of the community, which do not know this key and pass it over. */
export const PROGRESS_KEY = "derived-pages";
