-- What a revision did to the one that the public read before it, where that is not its parent: computed when it is
-- approved, so that no list has to compare texts. Few have it; lists for the public find them by the index.
ALTER TABLE "revision" ADD COLUMN "public_edit" JSONB;
CREATE INDEX "revision_public_edit_time_idx" ON "revision" ("created_at", "id") WHERE "public_edit" IS NOT NULL;
