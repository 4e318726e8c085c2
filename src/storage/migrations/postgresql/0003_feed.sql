-- The record is read as a feed, in an order in which nothing that was read past can still appear: by transaction, and
-- only those that began before every one that still runs. What was there before has 0, and comes first.
ALTER TABLE audit_entries ADD COLUMN transaction_id bigint NOT NULL DEFAULT 0;
ALTER TABLE audit_entries ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX audit_entries_feed ON audit_entries (organisation_id, transaction_id, sequence);
