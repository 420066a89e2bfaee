-- Two pointers of a page: its latest revision, and the approved one that the public reads. What a revision did
-- (events), what came of it (review, reverts, patrol), who is editing now.

-- CreateEnum
CREATE TYPE "review_mode" AS ENUM ('open', 'unconfirmed', 'always');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('approved', 'included', 'waiting', 'sent_back', 'rejected');

-- AlterTable
ALTER TABLE "page" ADD COLUMN     "approved_revision_id" INTEGER,
ADD COLUMN     "review_mode" "review_mode",
ADD COLUMN     "waiting_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "events" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "merge_base_id" INTEGER,
ADD COLUMN     "patrolled_at" TIMESTAMPTZ(3),
ADD COLUMN     "patrolled_by_id" INTEGER,
ADD COLUMN     "reverted_by_id" INTEGER,
ADD COLUMN     "reverts" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "review" "review_state" NOT NULL DEFAULT 'approved';

-- CreateTable
CREATE TABLE "review_decision" (
    "id" SERIAL NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "reviewer_id" INTEGER NOT NULL,
    "reviewer_name" TEXT NOT NULL,
    "state" "review_state" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editor_presence" (
    "namespace" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "editor_presence_pkey" PRIMARY KEY ("namespace","title","user_id")
);

-- CreateIndex
CREATE INDEX "review_decision_revision_id_id_idx" ON "review_decision"("revision_id", "id");

-- CreateIndex
CREATE INDEX "editor_presence_seen_at_idx" ON "editor_presence"("seen_at");

-- CreateIndex
CREATE INDEX "page_waiting_since_id_idx" ON "page"("waiting_since", "id");

-- CreateIndex
CREATE INDEX "revision_tags_idx" ON "revision" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "revision_event_types_idx" ON "revision" USING GIN ("event_types");

-- AddForeignKey
ALTER TABLE "page" ADD CONSTRAINT "page_approved_revision_id_fkey" FOREIGN KEY ("approved_revision_id") REFERENCES "revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editor_presence" ADD CONSTRAINT "editor_presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Until now every save was published and every revision was read by the public.
UPDATE "page" SET "approved_revision_id" = "latest_revision_id";
UPDATE "revision" SET "patrolled_at" = "created_at";

-- Edits that nobody trusted has looked at yet, newest first.
CREATE INDEX "revision_unpatrolled_idx" ON "revision" ("id") WHERE "patrolled_at" IS NULL;

-- What is found is what the public reads: the approved revision.
CREATE OR REPLACE FUNCTION "search"."index_page"() RETURNS TRIGGER
LANGUAGE plpgsql
AS $$
DECLARE
	body TEXT;
BEGIN
	IF NEW."approved_revision_id" IS NULL OR NEW."deleted_at" IS NOT NULL THEN
		DELETE FROM "search"."page" WHERE "page_id" = NEW."id";
		RETURN NULL;
	END IF;
	SELECT "text" INTO body FROM "public"."revision" WHERE "id" = NEW."approved_revision_id";
	INSERT INTO "search"."page" ("page_id", "title_words", "vector")
	VALUES (
		NEW."id",
		"search"."words"(NEW."title"),
		"search"."vector"("search"."words"(NEW."title"), coalesce(body, ''))
	)
	ON CONFLICT ("page_id") DO UPDATE SET "title_words" = EXCLUDED."title_words", "vector" = EXCLUDED."vector";
	RETURN NULL;
END
$$;

DROP TRIGGER "index_page" ON "public"."page";
CREATE TRIGGER "index_page"
AFTER INSERT OR UPDATE OF "title", "approved_revision_id", "deleted_at" ON "public"."page"
FOR EACH ROW EXECUTE FUNCTION "search"."index_page"();
