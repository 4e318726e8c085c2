-- Files attached to incidents, their bytes in pieces beside them so that lists never touch these, and incidents linked to each
-- other: one row for a pair, the smaller id first.

CREATE TABLE incident_attachments (
  organisation_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  incident_id TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes BETWEEN 1 AND 10485760),
  sha256 TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  attached_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, incident_id) REFERENCES incidents (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_attachments_incident ON incident_attachments (organisation_id, incident_id, id);

CREATE TABLE incident_attachment_pieces (
  organisation_id INTEGER NOT NULL,
  attachment_id TEXT NOT NULL,
  piece INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (organisation_id, attachment_id, piece),
  FOREIGN KEY (organisation_id, attachment_id) REFERENCES incident_attachments (organisation_id, id)
) STRICT;

CREATE TABLE incident_links (
  organisation_id INTEGER NOT NULL,
  first_id TEXT NOT NULL,
  second_id TEXT NOT NULL CHECK (first_id < second_id),
  PRIMARY KEY (organisation_id, first_id, second_id),
  FOREIGN KEY (organisation_id, first_id) REFERENCES incidents (organisation_id, id),
  FOREIGN KEY (organisation_id, second_id) REFERENCES incidents (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_links_second ON incident_links (organisation_id, second_id);
