-- What the worklists of citations show, as of the latest revision of each page.

-- CreateEnum
CREATE TYPE "page_mark_kind" AS ENUM ('citation-needed', 'accounts');

-- CreateTable
CREATE TABLE "page_coverage" (
    "page_id" INTEGER NOT NULL,
    "passages" INTEGER NOT NULL,
    "uncited" INTEGER NOT NULL,

    CONSTRAINT "page_coverage_pkey" PRIMARY KEY ("page_id")
);

-- CreateTable
CREATE TABLE "page_mark" (
    "page_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "page_mark_kind" NOT NULL,
    "block_id" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "section" TEXT,
    "answers" INTEGER,

    CONSTRAINT "page_mark_pkey" PRIMARY KEY ("page_id","position")
);

-- CreateIndex
CREATE INDEX "page_coverage_uncited_page_id_idx" ON "page_coverage"("uncited", "page_id");

-- CreateIndex
CREATE INDEX "page_mark_kind_sort_key_page_id_position_idx" ON "page_mark"("kind", "sort_key", "page_id", "position");

-- AddForeignKey
ALTER TABLE "page_coverage" ADD CONSTRAINT "page_coverage_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_mark" ADD CONSTRAINT "page_mark_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "page"("id") ON DELETE CASCADE ON UPDATE CASCADE;
