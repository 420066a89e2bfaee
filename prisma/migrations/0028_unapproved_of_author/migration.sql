-- How many edits of somebody the public reads is the count of all without these few. What was accepted as part of a
-- later edit is among them too now; authors find their own by the same index.
DROP INDEX "revision_unapproved_idx";
CREATE INDEX "revision_unapproved_idx" ON "revision" ("author_id", "id") WHERE "review" <> 'approved';
