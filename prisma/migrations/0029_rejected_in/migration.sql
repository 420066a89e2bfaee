-- As of which revision of its page a rejected one was forgotten: who writes its words again is named for them
-- (lib/revision/blame-log.ts).
ALTER TABLE "revision" ADD COLUMN "rejected_in" INTEGER;

-- The revision that took it out was saved just before the decision.
UPDATE "revision" r SET "rejected_in" = coalesce((
	SELECT max(newest."id") FROM "revision" newest JOIN "review_decision" d ON d."created_at" >= newest."created_at"
	WHERE newest."page_id" = r."page_id" AND newest."id" >= r."id" AND d."revision_id" = r."id" AND d."state" = 'rejected'
), r."reverted_by_id", r."id") WHERE r."review" = 'rejected';
