-- How many revisions of a page the public reads is the count of all without these few: counting the others one by
-- one took a fifth of a second on a page of 10,000 revisions.
CREATE INDEX "revision_unapproved_page_idx" ON "revision" ("page_id", "author_id") WHERE "review" <> 'approved';
