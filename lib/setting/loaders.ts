import { cache } from "react";
import { getSettings } from "./queries";

/** The settings, read once for each request. */
export const loadSettings = cache(getSettings);
