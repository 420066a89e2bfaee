-- Lists of changes in the order of time, each filter from an index in that order (lib/change/candidates.ts), so that a
-- page of a list costs the same however many revisions there are and however rare what it looks for is.

DROP INDEX "change_actor_id_id_idx";
CREATE INDEX "change_created_at_id_idx" ON "change" ("created_at", "id");
CREATE INDEX "change_actor_id_created_at_id_idx" ON "change" ("actor_id", "created_at", "id");
CREATE INDEX "change_namespace_created_at_id_idx" ON "change" ("namespace", "created_at", "id");
CREATE INDEX "change_registry_idx" ON "change" ("created_at", "id") WHERE "revision_id" IS NULL;

CREATE INDEX "revision_unpatrolled_time_idx" ON "revision" ("created_at", "id") WHERE "patrolled_at" IS NULL;
CREATE INDEX "revision_undecided_time_idx" ON "revision" ("created_at", "id") WHERE "review" <> 'approved';

-- A GIN index answers in no order: of a common tag it would sort every revision that has it. One partial index for each
-- of the few tags and types of event holds those alone, in the order of the list.
DROP INDEX "revision_tags_idx";
DROP INDEX "revision_event_types_idx";
CREATE INDEX "revision_tag_undo_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{undo}'::text[];
CREATE INDEX "revision_tag_rollback_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{rollback}'::text[];
CREATE INDEX "revision_tag_restored_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{restored}'::text[];
CREATE INDEX "revision_tag_manual_revert_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{manual-revert}'::text[];
CREATE INDEX "revision_tag_reverted_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{reverted}'::text[];
CREATE INDEX "revision_tag_number_changed_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{number-changed}'::text[];
CREATE INDEX "revision_tag_citation_removed_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{citation-removed}'::text[];
CREATE INDEX "revision_tag_large_removal_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{large-removal}'::text[];
CREATE INDEX "revision_tag_blanked_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{blanked}'::text[];
CREATE INDEX "revision_tag_new_page_idx" ON "revision" ("created_at", "id") WHERE "tags" @> '{new-page}'::text[];
CREATE INDEX "revision_event_claim_changed_under_citation_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{claim-changed-under-citation}'::text[];
CREATE INDEX "revision_event_number_changed_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{number-changed}'::text[];
CREATE INDEX "revision_event_date_changed_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{date-changed}'::text[];
CREATE INDEX "revision_event_citation_removed_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{citation-removed}'::text[];
CREATE INDEX "revision_event_citation_replaced_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{citation-replaced}'::text[];
CREATE INDEX "revision_event_locator_changed_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{locator-changed}'::text[];
CREATE INDEX "revision_event_section_removed_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{section-removed}'::text[];
CREATE INDEX "revision_event_link_retargeted_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{link-retargeted}'::text[];
CREATE INDEX "revision_event_citation_added_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{citation-added}'::text[];
CREATE INDEX "revision_event_block_moved_idx" ON "revision" ("created_at", "id") WHERE "event_types" @> '{block-moved}'::text[];
