-- Full text of what readers see, in a schema that the client generator does not manage. A trigger on the
-- page keeps it, inside the transaction of the save: a search never lags behind the text.

-- Everything in it is derived, so that it may be made again.
DROP SCHEMA IF EXISTS "search" CASCADE;
CREATE SCHEMA "search";

-- The words of a text as they are compared: lower case, without accents, parted by single spaces. Works on
-- every language alike, whatever the locale of the database. What is searched and what is asked both pass here.
CREATE FUNCTION "search"."words"(written TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
	SELECT btrim(regexp_replace(
		lower(regexp_replace(normalize(written, NFKD), '[\u0300-\u036f''’ʼ]', '', 'g') COLLATE "und-x-icu"),
		'[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g'))
$$;

CREATE TABLE "search"."page" (
	"page_id" INTEGER PRIMARY KEY REFERENCES "public"."page" ("id") ON DELETE CASCADE,
	"title_words" TEXT NOT NULL,
	-- Weight A for the title, D for the text. No stemming: a word is found as it stands, and by its beginning.
	"vector" TSVECTOR NOT NULL
);

CREATE INDEX "page_vector_idx" ON "search"."page" USING GIN ("vector");
CREATE INDEX "page_title_words_idx" ON "search"."page" ("title_words" text_pattern_ops);
CREATE INDEX "page_title_words_trgm_idx" ON "search"."page" USING GIN ("title_words" gin_trgm_ops);

CREATE FUNCTION "search"."vector"(title_words TEXT, body TEXT) RETURNS TSVECTOR
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
	RETURN setweight(to_tsvector('simple', title_words), 'A') || setweight(to_tsvector('simple', "search"."words"(body)), 'D');
EXCEPTION WHEN program_limit_exceeded THEN
	-- More distinct words than one vector holds (1 MB of them). The save must not fail for it: the beginning is kept.
	RETURN setweight(to_tsvector('simple', title_words), 'A')
		|| setweight(to_tsvector('simple', left("search"."words"(body), 400000)), 'D');
END
$$;

CREATE FUNCTION "search"."index_page"() RETURNS TRIGGER
LANGUAGE plpgsql
AS $$
DECLARE
	body TEXT;
BEGIN
	IF NEW."latest_revision_id" IS NULL OR NEW."deleted_at" IS NOT NULL THEN
		DELETE FROM "search"."page" WHERE "page_id" = NEW."id";
		RETURN NULL;
	END IF;
	SELECT "text" INTO body FROM "public"."revision" WHERE "id" = NEW."latest_revision_id";
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

CREATE TRIGGER "index_page"
AFTER INSERT OR UPDATE OF "title", "latest_revision_id", "deleted_at" ON "public"."page"
FOR EACH ROW EXECUTE FUNCTION "search"."index_page"();

-- Pages that were there before.
UPDATE "public"."page" SET "title" = "title";
