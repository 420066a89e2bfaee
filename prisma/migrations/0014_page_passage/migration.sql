-- The passages of each page that rest on works or that an editor placed, for counting what a change of tiers moves.

-- CreateTable
CREATE TABLE "page_passage" (
    "page_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source_ids" INTEGER[],
    "continuity" TEXT,

    CONSTRAINT "page_passage_pkey" PRIMARY KEY ("page_id","position")
);

-- CreateIndex
CREATE INDEX "page_passage_source_ids_idx" ON "page_passage" USING GIN ("source_ids");

-- AddForeignKey
ALTER TABLE "page_passage" ADD CONSTRAINT "page_passage_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As near as SQL can tell from the record of citations, which knows no word of an editor. The next save of a page, or
-- scripts/rebuild-citations.ts, makes its rows from the document.
INSERT INTO "page_passage" ("page_id", "position", "source_ids")
SELECT "page_id", row_number() OVER (PARTITION BY "page_id" ORDER BY min("id")) - 1, array_agg(DISTINCT "source_id")
FROM "citation" WHERE "removed_in_id" IS NULL GROUP BY "page_id", "block_id";
