-- What was not approved is little beside what was: authors ask for their own of it with each page.
CREATE INDEX "revision_unapproved_idx" ON "revision" ("author_id", "id") WHERE "review" IN ('waiting', 'sent_back', 'rejected');
