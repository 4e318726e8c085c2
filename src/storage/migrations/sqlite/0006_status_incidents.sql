-- Incidents that statuses open: whether they do, and how many an import opened.
ALTER TABLE queue_settings ADD COLUMN opens_from_status INTEGER NOT NULL DEFAULT 1 CHECK (opens_from_status IN (0, 1));
ALTER TABLE imports ADD COLUMN incidents_opened INTEGER NOT NULL DEFAULT 0;
