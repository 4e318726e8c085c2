-- Incidents, their log, and the terms they run on. Deadlines are not kept: they follow from log and terms. What lists and the
-- scheduler look for is (due_at, next_at, place_at), written with every event.

CREATE TABLE incident_terms (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  terms_key TEXT NOT NULL,
  sla_id TEXT NOT NULL,
  calendar_id TEXT,
  content TEXT NOT NULL,
  PRIMARY KEY (organisation_id, terms_key),
  FOREIGN KEY (organisation_id, sla_id) REFERENCES slas (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- `number` is the organisation's number × 2^40 + what people say, a count from 1.
CREATE TABLE incidents (
  number INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  location_id TEXT NOT NULL,
  evse_uid TEXT,
  title TEXT NOT NULL,
  search_text TEXT NOT NULL,
  description TEXT NOT NULL,
  severity TEXT NOT NULL,
  fault_family TEXT NOT NULL,
  source TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved', 'closed')),
  is_active INTEGER NOT NULL CHECK (is_active = (state IN ('open', 'acknowledged'))),
  level TEXT NOT NULL CHECK (level IN ('first', 'second')),
  assignee_id TEXT,
  dispatched_to TEXT,
  merged_into TEXT,
  opened_at INTEGER NOT NULL,
  reported_at INTEGER,
  received_at INTEGER NOT NULL,
  acknowledged_at INTEGER,
  resolved_at INTEGER,
  resolution TEXT NOT NULL,
  closed_at INTEGER,
  started_at INTEGER NOT NULL,
  handed_over_at INTEGER,
  handed_over_by_program INTEGER NOT NULL CHECK (handed_over_by_program IN (0, 1)),
  is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1)),
  pauses TEXT NOT NULL,
  reminders TEXT NOT NULL,
  first_breached_at INTEGER,
  second_breached_at INTEGER,
  total_breached_at INTEGER,
  terms_key TEXT,
  sla_id TEXT,
  due_at INTEGER,
  next_at INTEGER,
  place_at INTEGER NOT NULL,
  site TEXT NOT NULL,
  event_count INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES locations (organisation_id, id),
  FOREIGN KEY (organisation_id, assignee_id) REFERENCES users (organisation_id, id),
  FOREIGN KEY (organisation_id, dispatched_to) REFERENCES contacts (organisation_id, id),
  FOREIGN KEY (organisation_id, merged_into) REFERENCES incidents (organisation_id, id),
  FOREIGN KEY (organisation_id, terms_key) REFERENCES incident_terms (organisation_id, terms_key),
  CHECK (number >> 40 = organisation_id)
) STRICT;
CREATE INDEX incidents_queue ON incidents (organisation_id, place_at) WHERE is_active = 1;
CREATE INDEX incidents_next ON incidents (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX incidents_location ON incidents (organisation_id, location_id);
CREATE INDEX incidents_sla ON incidents (organisation_id, sla_id) WHERE is_active = 1;
CREATE INDEX incidents_assignee ON incidents (organisation_id, assignee_id, place_at)
  WHERE is_active = 1 AND assignee_id IS NOT NULL;
CREATE INDEX incidents_dispatched ON incidents (organisation_id, dispatched_to) WHERE dispatched_to IS NOT NULL;

CREATE TABLE incident_events (
  organisation_id INTEGER NOT NULL,
  incident_number INTEGER NOT NULL REFERENCES incidents,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  text TEXT,
  data TEXT NOT NULL,
  operation_id TEXT,
  PRIMARY KEY (organisation_id, incident_number, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_events_operation ON incident_events (organisation_id, operation_id) WHERE operation_id IS NOT NULL;
CREATE TRIGGER incident_events_no_update BEFORE UPDATE ON incident_events
  BEGIN SELECT RAISE(ABORT, 'events of incidents are never changed'); END;
CREATE TRIGGER incident_events_no_delete BEFORE DELETE ON incident_events
  BEGIN SELECT RAISE(ABORT, 'events of incidents are never deleted'); END;

CREATE TABLE queue_settings (
  organisation_id INTEGER PRIMARY KEY REFERENCES organisations,
  weights TEXT NOT NULL,
  currency TEXT NOT NULL,
  price_minor_per_kwh INTEGER NOT NULL,
  utilisation_percent INTEGER NOT NULL,
  reopen_window_hours INTEGER NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE location_revenues (
  organisation_id INTEGER NOT NULL,
  location_id TEXT NOT NULL,
  price_minor_per_kwh INTEGER,
  utilisation_percent INTEGER,
  version INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, location_id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES locations (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_views (
  organisation_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  page TEXT NOT NULL,
  query TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, owner_id, page, name_fold),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES users (organisation_id, id)
) STRICT, WITHOUT ROWID;
