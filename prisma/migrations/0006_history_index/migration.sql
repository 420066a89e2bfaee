-- A history is read by id below one page; without this the planner walks the ids of every page.
CREATE INDEX "revision_page_id_id_idx" ON "revision"("page_id", "id");
