-- Versions of the tiers and of the settings.

-- CreateTable
CREATE TABLE "tier_version" (
    "id" SERIAL NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "actor_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tier_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting_version" (
    "id" SERIAL NOT NULL,
    "actor_id" INTEGER NOT NULL,
    "actor_name" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_version_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "tier_version" ADD CONSTRAINT "tier_version_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setting_version" ADD CONSTRAINT "setting_version_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The tiers as they stand are the first version that can be brought back, by whoever set them last.
INSERT INTO "tier_version" ("actor_id", "actor_name", "after", "created_at")
SELECT last."actor_id", last."actor_name", standing."tiers", last."created_at"
FROM (
    SELECT "actor_id", "actor_name", "created_at" FROM "change"
    WHERE "kind" = 'tiers-changed' AND "actor_id" IS NOT NULL ORDER BY "id" DESC LIMIT 1
) last
CROSS JOIN (
    SELECT jsonb_agg(jsonb_build_object('key', "key", 'name', "name") ORDER BY "rank") AS "tiers" FROM "continuity_tier"
) standing
WHERE standing."tiers" IS NOT NULL;
