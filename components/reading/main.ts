import { connectHistoryRadios } from "@/components/revision/history-radios";
import { fillAccount } from "./account";
import { showCitationCards } from "./citation-cards";
import { rememberContents } from "./contents-button";
import { followSections } from "./current-section";
import { offerEditorActions } from "./editor-actions";
import { listenToKeys } from "./keys";
import { closeMenus } from "./menus";
import { offerFilterSets } from "./offer-filter-sets";
import { tellPublished } from "./published";
import { offerThemes } from "./theme-button";
import { offerWhoWrote } from "./who-wrote";

offerThemes();
closeMenus();
rememberContents();
followSections();
// Elsewhere single keys belong to the editor and its forms.
if ("reading" in document.documentElement.dataset) {
	listenToKeys();
	showCitationCards();
	tellPublished();
	offerWhoWrote();
}
connectHistoryRadios(document);
// Comparisons alone have steps.
if (document.querySelector("[data-diff-steps]")) {
	void import("@/components/revision/diff-steps").then(({ connectDiffSteps }) => connectDiffSteps(document));
}
// So have lists of changes filters that their readers keep.
const filterSets = document.querySelector<HTMLElement>("[data-filter-sets]");
if (filterSets) void offerFilterSets(filterSets);
void fillAccount();
void offerEditorActions();
