import type { Operation } from "./operation";
import { getBlameOperation } from "./operations/blame";
import {
	listPageCitationsOperation,
	listSourceCitationsOperation,
	parseCitationsOperation,
} from "./operations/citation";
import { deleteDraftOperation, getDraftOperation, listDraftsOperation, saveDraftOperation } from "./operations/draft";
import { endEditingOperation, noteEditingOperation } from "./operations/editing";
import {
	deleteFilterSetOperation,
	listFilterSetsOperation,
	saveFilterSetOperation,
	setDefaultFilterSetOperation,
} from "./operations/filter-set";
import { getPageOperation, openApiOperation, suggestOperation } from "./operations/page";
import { patrolRevisionOperation } from "./operations/patrol";
import { restoreRevisionOperation, rollbackPageOperation, undoRevisionsOperation } from "./operations/revert";
import {
	approveRevisionOperation,
	rejectRevisionOperation,
	reviewQueueOperation,
	sendBackRevisionOperation,
	setReviewModeOperation,
} from "./operations/review";
import {
	diffRevisionsOperation,
	getRevisionOperation,
	listRevisionsOperation,
	saveRevisionOperation,
} from "./operations/revision";
import {
	createSeriesOperation,
	createSourceOperation,
	getSourceOperation,
	listSourcesOperation,
	listTiersOperation,
} from "./operations/source";
import { meOperation, registerOperation, signInOperation, signOutOperation } from "./operations/user";

/** Every operation under `/api/v1`. A test holds it against the routes that exist; openapi.json is made from it. */
export const OPERATIONS: readonly Operation[] = [
	signInOperation,
	signOutOperation,
	meOperation,
	registerOperation,
	getPageOperation,
	suggestOperation,
	openApiOperation,
	getBlameOperation,
	listRevisionsOperation,
	saveRevisionOperation,
	getRevisionOperation,
	diffRevisionsOperation,
	undoRevisionsOperation,
	rollbackPageOperation,
	restoreRevisionOperation,
	patrolRevisionOperation,
	reviewQueueOperation,
	approveRevisionOperation,
	sendBackRevisionOperation,
	rejectRevisionOperation,
	setReviewModeOperation,
	noteEditingOperation,
	endEditingOperation,
	listDraftsOperation,
	saveDraftOperation,
	getDraftOperation,
	deleteDraftOperation,
	listFilterSetsOperation,
	saveFilterSetOperation,
	deleteFilterSetOperation,
	setDefaultFilterSetOperation,
	parseCitationsOperation,
	listSourceCitationsOperation,
	listPageCitationsOperation,
	listTiersOperation,
	createSeriesOperation,
	listSourcesOperation,
	createSourceOperation,
	getSourceOperation,
];
