-- CreateEnum
CREATE TYPE "tier_colour" AS ENUM ('green', 'ochre', 'violet', 'blue', 'rose', 'grey');

-- AlterTable
ALTER TABLE "continuity_tier" ADD COLUMN     "colour" "tier_colour";
