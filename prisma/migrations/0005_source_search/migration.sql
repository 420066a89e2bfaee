-- Finding works by series, title and number together; changes to series in the log.

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "series_id" INTEGER;

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "search_key" TEXT NOT NULL DEFAULT '';
UPDATE "source" SET "search_key" = "title_key";
ALTER TABLE "source" ALTER COLUMN "search_key" DROP DEFAULT;

-- CreateIndex
CREATE INDEX "source_search_key_idx" ON "source" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "source_by_title_idx" ON "source"("title_key", "id");

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
