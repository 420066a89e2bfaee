-- A save changes this column; while it stood in a unique index, changing it took the lock that also
-- keeps out foreign keys, and two pages that link to each other could deadlock.
DROP INDEX "page_latest_revision_id_key";
