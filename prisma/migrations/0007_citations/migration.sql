-- Citations as rows: which page cites which source, from the revision that added it to the one that removed it.

-- CreateTable
CREATE TABLE "citation" (
    "id" SERIAL NOT NULL,
    "page_id" INTEGER NOT NULL,
    "block_id" TEXT NOT NULL,
    "citation_id" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "locator" JSONB,
    "quotation" TEXT,
    "text" TEXT NOT NULL,
    "section" TEXT,
    "added_in_id" INTEGER NOT NULL,
    "removed_in_id" INTEGER,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "citation_source_id_id_idx" ON "citation"("source_id", "id");

-- CreateIndex
CREATE INDEX "citation_page_id_id_idx" ON "citation"("page_id", "id");

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_added_in_id_fkey" FOREIGN KEY ("added_in_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_removed_in_id_fkey" FOREIGN KEY ("removed_in_id") REFERENCES "revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;
