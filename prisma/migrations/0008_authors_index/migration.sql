-- The number of people who wrote a page is shown beside it.
CREATE INDEX "revision_page_id_author_id_idx" ON "revision"("page_id", "author_id");
