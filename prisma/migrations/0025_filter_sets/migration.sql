-- Filters of recent changes that people named, each for themselves.
CREATE TABLE "filter_set" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "filter_set_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "filter_set_user_id_name_key" ON "filter_set"("user_id", "name");
-- One of them at most is what the plain address shows its owner.
CREATE UNIQUE INDEX "filter_set_default_idx" ON "filter_set"("user_id") WHERE "is_default";

ALTER TABLE "filter_set" ADD CONSTRAINT "filter_set_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
