-- Who wrote each block: what every revision created, changed or brought back (lib/revision/blame.ts).

-- CreateTable
CREATE TABLE "block_version" (
    "page_id" INTEGER NOT NULL,
    "block_id" TEXT NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "line" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "citations_hash" TEXT NOT NULL,
    "created_in" INTEGER NOT NULL,
    "text_changed_in" INTEGER NOT NULL,
    "citations_changed_in" INTEGER,

    CONSTRAINT "block_version_pkey" PRIMARY KEY ("page_id","block_id","revision_id")
);

-- CreateIndex
CREATE INDEX "block_version_page_id_text_hash_line_revision_id_idx" ON "block_version"("page_id", "text_hash", "line", "revision_id");

-- CreateIndex
CREATE INDEX "block_version_page_id_line_citations_hash_revision_id_idx" ON "block_version"("page_id", "line", "citations_hash", "revision_id");

-- AddForeignKey
ALTER TABLE "block_version" ADD CONSTRAINT "block_version_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;
