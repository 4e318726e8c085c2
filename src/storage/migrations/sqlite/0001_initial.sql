-- Every key begins with the organisation's number. Instants are milliseconds since 1970 (UTC), ids are UUIDs as text.
-- `*_sort` and `*_fold` columns hold folded text (base::fold), so that both engines compare and sort alike.

CREATE TABLE organisations (
  organisation_id INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country_code TEXT NOT NULL,
  party_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE contacts (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('installer', 'oem')),
  phone TEXT,
  email TEXT,
  notes TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX contacts_name ON contacts (organisation_id, name_fold) WHERE archived_at IS NULL;

CREATE TABLE customers (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  reference TEXT,
  search_text TEXT NOT NULL,
  notes TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX customers_name ON customers (organisation_id, name_fold) WHERE archived_at IS NULL;

CREATE TABLE users (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  email TEXT NOT NULL,
  email_fold TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  locale TEXT NOT NULL,
  customer_id TEXT,
  contact_id TEXT,
  status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
  password_hash TEXT,
  last_sign_in_at INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, customer_id) REFERENCES customers (organisation_id, id),
  FOREIGN KEY (organisation_id, contact_id) REFERENCES contacts (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  organisation_id INTEGER NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, secret_hash),
  FOREIGN KEY (organisation_id, user_id) REFERENCES users (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (organisation_id, user_id);

CREATE TABLE tokens (
  organisation_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  scopes TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, created_by) REFERENCES users (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- organisation_id 0: a link that makes the first organisation.
CREATE TABLE one_time_links (
  organisation_id INTEGER NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  user_id TEXT,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, secret_hash),
  FOREIGN KEY (organisation_id, user_id) REFERENCES users (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE slas (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  search_text TEXT NOT NULL,
  description TEXT NOT NULL,
  first_level_minutes INTEGER NOT NULL CHECK (first_level_minutes BETWEEN 1 AND 525600),
  first_level_weekdays INTEGER NOT NULL CHECK (first_level_weekdays IN (0, 1)),
  second_level_minutes INTEGER NOT NULL CHECK (second_level_minutes BETWEEN 1 AND 525600),
  second_level_weekdays INTEGER NOT NULL CHECK (second_level_weekdays IN (0, 1)),
  contact_id TEXT,
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, contact_id) REFERENCES contacts (organisation_id, id),
  CHECK (is_default = 0 OR archived_at IS NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX slas_name ON slas (organisation_id, name_fold) WHERE archived_at IS NULL;
-- SLA-07: at most one default per organisation, whatever the program does.
CREATE UNIQUE INDEX slas_one_default ON slas (organisation_id) WHERE is_default = 1 AND archived_at IS NULL;

CREATE TABLE sla_versions (
  organisation_id INTEGER NOT NULL,
  sla_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  first_level_minutes INTEGER NOT NULL,
  first_level_weekdays INTEGER NOT NULL,
  second_level_minutes INTEGER NOT NULL,
  second_level_weekdays INTEGER NOT NULL,
  contact_id TEXT,
  contact_name TEXT,
  is_default INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by_kind TEXT NOT NULL,
  changed_by_id TEXT,
  changed_by_name TEXT NOT NULL,
  PRIMARY KEY (organisation_id, sla_id, version),
  FOREIGN KEY (organisation_id, sla_id) REFERENCES slas (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- `number` is the organisation's number × 2^40 + a count from 1: the row's place in the table, and in the search
-- index, where the rows of one organisation are one range.
CREATE TABLE locations (
  number INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  country_code TEXT NOT NULL,
  party_id TEXT NOT NULL,
  ocpi_id TEXT NOT NULL,
  publish INTEGER NOT NULL CHECK (publish IN (0, 1)),
  name TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  address TEXT NOT NULL,
  city TEXT NOT NULL,
  city_sort TEXT NOT NULL,
  postal_code TEXT,
  state TEXT,
  country TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  time_zone TEXT NOT NULL,
  time_zone_source TEXT NOT NULL,
  operator_name TEXT,
  owner_name TEXT,
  parking_type TEXT,
  customer_id TEXT,
  sla_id TEXT,
  bound_by TEXT,  -- the bulk operation that bound it, until somebody binds it anew
  evse_count INTEGER NOT NULL,
  evse_up_count INTEGER NOT NULL,
  ac_evse_count INTEGER NOT NULL,
  dc_evse_count INTEGER NOT NULL,
  max_electric_power INTEGER NOT NULL,
  source TEXT NOT NULL,
  last_updated INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  fingerprint TEXT NOT NULL,
  details TEXT NOT NULL,
  UNIQUE (organisation_id, id),
  UNIQUE (organisation_id, country_code, party_id, ocpi_id),
  FOREIGN KEY (organisation_id, customer_id) REFERENCES customers (organisation_id, id),
  FOREIGN KEY (organisation_id, sla_id) REFERENCES slas (organisation_id, id),
  CHECK (number >> 40 = organisation_id)
) STRICT;
CREATE INDEX locations_name ON locations (organisation_id, name_sort) WHERE archived_at IS NULL;
CREATE INDEX locations_city ON locations (organisation_id, city_sort) WHERE archived_at IS NULL;
CREATE INDEX locations_sla ON locations (organisation_id, sla_id, name_sort) WHERE archived_at IS NULL;
CREATE INDEX locations_updated ON locations (organisation_id, updated_at) WHERE archived_at IS NULL;
CREATE INDEX locations_dc ON locations (organisation_id, name_sort) WHERE archived_at IS NULL AND dc_evse_count > 0;
CREATE INDEX locations_customer ON locations (organisation_id, customer_id, name_sort)
  WHERE archived_at IS NULL AND customer_id IS NOT NULL;
CREATE INDEX locations_archived ON locations (organisation_id, name_sort) WHERE archived_at IS NOT NULL;

-- The folded text that search looks in, and its index. The index is brought up to date by the program at the end of each
-- transaction (FTS5 writes a segment at every savepoint), never by anything else.
CREATE TABLE location_search (
  number INTEGER PRIMARY KEY,
  search_text TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE location_trigrams USING fts5 (
  search_text, content = 'location_search', content_rowid = 'number', columnsize = 0, detail = 'none',
  tokenize = 'trigram case_sensitive 1'
);

CREATE TABLE charge_points (
  organisation_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  location_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  identity TEXT,
  vendor TEXT,
  model TEXT,
  serial_number TEXT,
  firmware_version TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, location_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES locations (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX charge_points_identity ON charge_points (organisation_id, identity)
  WHERE identity IS NOT NULL AND archived_at IS NULL;

CREATE TABLE evses (
  organisation_id INTEGER NOT NULL,
  location_id TEXT NOT NULL,
  uid TEXT NOT NULL,
  evse_id TEXT,
  status TEXT NOT NULL,
  physical_reference TEXT,
  floor_level TEXT,
  capabilities TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  charge_point_id TEXT,
  connectors TEXT NOT NULL,
  last_updated INTEGER,
  version INTEGER NOT NULL,
  archived_at INTEGER,
  PRIMARY KEY (organisation_id, location_id, uid),
  FOREIGN KEY (organisation_id, location_id) REFERENCES locations (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id, charge_point_id)
    REFERENCES charge_points (organisation_id, location_id, id)
) STRICT, WITHOUT ROWID;

-- One row for each binding of many locations, and what each location was bound to before it.
CREATE TABLE bulk_operations (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bind')),
  sla_id TEXT,
  matched INTEGER NOT NULL,
  bound INTEGER NOT NULL,
  at INTEGER NOT NULL,
  undone_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, sla_id) REFERENCES slas (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE bulk_changes (
  organisation_id INTEGER NOT NULL,
  operation_id TEXT NOT NULL,
  location_number INTEGER NOT NULL,
  previous_sla_id TEXT,
  PRIMARY KEY (organisation_id, operation_id, location_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entries (
  organisation_id INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  entity_type TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  entity_name TEXT NOT NULL,
  changes TEXT NOT NULL,
  operation_id TEXT,
  PRIMARY KEY (organisation_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_entries_entity ON audit_entries (organisation_id, entity_id);
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
  BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
  BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;

CREATE TABLE imports (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  format TEXT NOT NULL,
  profile TEXT,
  file_name TEXT,
  status TEXT NOT NULL,
  bytes_total INTEGER,
  bytes_read INTEGER NOT NULL,
  objects INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  locations_added INTEGER NOT NULL,
  locations_changed INTEGER NOT NULL,
  locations_unchanged INTEGER NOT NULL,
  evses_added INTEGER NOT NULL,
  evses_changed INTEGER NOT NULL,
  evses_unchanged INTEGER NOT NULL,
  connectors_added INTEGER NOT NULL,
  connectors_changed INTEGER NOT NULL,
  connectors_unchanged INTEGER NOT NULL,
  findings INTEGER NOT NULL,
  finding_counts TEXT NOT NULL,
  error TEXT,
  started_by_kind TEXT NOT NULL,
  started_by_id TEXT,
  started_by_name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_findings (
  organisation_id INTEGER NOT NULL,
  import_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  object_index INTEGER NOT NULL,
  byte_position INTEGER NOT NULL,
  object_key TEXT,
  problems TEXT NOT NULL,
  PRIMARY KEY (organisation_id, import_id, sequence),
  FOREIGN KEY (organisation_id, import_id) REFERENCES imports (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_answers (
  organisation_id INTEGER NOT NULL,
  principal TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, principal, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_answers_at ON kept_answers (at);
