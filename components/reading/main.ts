import { connectDiffSteps } from "@/components/revision/diff-steps";
import { connectHistoryRadios } from "@/components/revision/history-radios";
import { fillAccount } from "./account";
import { showCitationCards } from "./citation-cards";
import { rememberContents } from "./contents-button";
import { followSections } from "./current-section";
import { offerEditorActions } from "./editor-actions";
import { listenToKeys } from "./keys";
import { closeMenus } from "./menus";
import { tellPublished } from "./published";
import { offerThemes } from "./theme-button";
import { offerWhoWrote } from "./who-margin";

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
connectDiffSteps(document);
void fillAccount();
void offerEditorActions();
