-- Files attached to incidents, their bytes in pieces beside them so that lists never touch these, and incidents linked to each
-- other: one row for a pair, the smaller id first.

CREATE TABLE incident_attachments (
  organisation_id bigint NOT NULL,
  id uuid NOT NULL,
  incident_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  media_type text COLLATE "C" NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes BETWEEN 1 AND 10485760),
  sha256 text COLLATE "C" NOT NULL,
  actor_kind text COLLATE "C" NOT NULL,
  actor_id uuid,
  actor_name text COLLATE "C" NOT NULL,
  attached_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, incident_id) REFERENCES incidents (organisation_id, id)
);
CREATE INDEX incident_attachments_incident ON incident_attachments (organisation_id, incident_id, id);

CREATE TABLE incident_attachment_pieces (
  organisation_id bigint NOT NULL,
  attachment_id uuid NOT NULL,
  piece bigint NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (organisation_id, attachment_id, piece),
  FOREIGN KEY (organisation_id, attachment_id) REFERENCES incident_attachments (organisation_id, id)
);
-- Pictures and PDFs are packed already: not packed again.
ALTER TABLE incident_attachment_pieces ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE incident_links (
  organisation_id bigint NOT NULL,
  first_id uuid NOT NULL,
  second_id uuid NOT NULL CHECK (first_id < second_id),
  PRIMARY KEY (organisation_id, first_id, second_id),
  FOREIGN KEY (organisation_id, first_id) REFERENCES incidents (organisation_id, id),
  FOREIGN KEY (organisation_id, second_id) REFERENCES incidents (organisation_id, id)
);
CREATE INDEX incident_links_second ON incident_links (organisation_id, second_id);

-- As 0001: a transaction sees the rows of its organisation only.
DO $$
DECLARE
  name text;
  visible CONSTANT text := $visible$(current_setting('chargeward.organisation', true) = 'system' OR organisation_id =
    NULLIF(NULLIF(current_setting('chargeward.organisation', true), 'system'), '')::bigint)$visible$;
BEGIN
  FOREACH name IN ARRAY ARRAY['incident_attachments', 'incident_attachment_pieces', 'incident_links']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY organisation ON %I USING (%s) WITH CHECK (%s)', name, visible, visible);
  END LOOP;
END $$;
