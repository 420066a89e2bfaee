-- Which blocks passages of a block stood in before, and what a page lost, so that a passage that comes back in another
-- block is known (lib/revision/passages.ts). What is there has none yet: the server makes the log anew in the background
-- (lib/sweep/catch-up.ts).
ALTER TABLE "block_version" ADD COLUMN "passages_from" JSONB NOT NULL DEFAULT '[]';

CREATE TABLE "lost_passage" (
    "page_id" INTEGER NOT NULL,
    "shingle" INTEGER NOT NULL,
    "block_id" TEXT NOT NULL,
    "taken_in" INTEGER NOT NULL,

    CONSTRAINT "lost_passage_pkey" PRIMARY KEY ("page_id","shingle")
);

ALTER TABLE "lost_passage" ADD CONSTRAINT "lost_passage_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;
