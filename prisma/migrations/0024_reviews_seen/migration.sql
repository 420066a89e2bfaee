-- Until when somebody has read what became of their own edits: what was rejected or taken back since is counted in
-- the head of each page. Accounts that are here already begin now.
ALTER TABLE "user" ADD COLUMN "reviews_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- Few revisions are taken back: authors ask for their own of them with each page.
CREATE INDEX "revision_taken_back_idx" ON "revision" ("author_id", "reverted_by_id") WHERE "reverted_by_id" IS NOT NULL;
