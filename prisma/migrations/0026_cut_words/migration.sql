-- The blocks that words came from, where a block was split off, joined or came under another id (lib/revision/blame.ts).
-- What is there has none yet: the server makes the log anew in the background (lib/sweep/catch-up.ts).
ALTER TABLE "block_version" ADD COLUMN "words_from" TEXT[] DEFAULT ARRAY[]::TEXT[];
