-- The registry of sources: tiers of continuity, series, works, and every version of an entry.

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('episode', 'film', 'novel', 'comic', 'game', 'short-story', 'reference-book', 'web', 'fan-work', 'other');

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "source_id" INTEGER;

-- CreateTable
CREATE TABLE "continuity_tier" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "continuity_tier_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "series" (
    "id" SERIAL NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "kind" "source_kind" NOT NULL,
    "tier_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "kind" "source_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT NOT NULL,
    "series_id" INTEGER,
    "number" TEXT,
    "release_date" TEXT,
    "creators" TEXT[],
    "isbn" TEXT,
    "url" TEXT,
    "article_id" INTEGER,
    "tier_key" TEXT,
    "retired_at" TIMESTAMPTZ(3),
    "merged_into_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_version" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER,
    "series_id" INTEGER,
    "actor_id" INTEGER NOT NULL,
    "actor_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "continuity_tier_rank_key" ON "continuity_tier"("rank");

-- CreateIndex
CREATE UNIQUE INDEX "series_code_key" ON "series"("code");

-- CreateIndex
CREATE UNIQUE INDEX "series_title_key_key" ON "series"("title_key");

-- CreateIndex
CREATE INDEX "source_title_key_idx" ON "source" USING GIN ("title_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "source_series_id_release_date_id_idx" ON "source"("series_id", "release_date", "id");

-- CreateIndex
CREATE INDEX "source_tier_key_idx" ON "source"("tier_key");

-- CreateIndex
CREATE INDEX "source_version_source_id_id_idx" ON "source_version"("source_id", "id");

-- CreateIndex
CREATE INDEX "source_version_series_id_id_idx" ON "source_version"("series_id", "id");

-- CreateIndex
CREATE INDEX "change_source_id_id_idx" ON "change"("source_id", "id");

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_tier_key_fkey" FOREIGN KEY ("tier_key") REFERENCES "continuity_tier"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_tier_key_fkey" FOREIGN KEY ("tier_key") REFERENCES "continuity_tier"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "page"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_version" ADD CONSTRAINT "source_version_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_version" ADD CONSTRAINT "source_version_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_version" ADD CONSTRAINT "source_version_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
