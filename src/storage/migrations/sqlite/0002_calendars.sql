-- Calendars, and what an agreement says about its clock. `rules` holds service hours and holiday regions, `holidays` the
-- operator's own days and those of a feed; both are only ever read and written as a whole.

CREATE TABLE calendars (
  organisation_id INTEGER NOT NULL REFERENCES organisations,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_fold TEXT NOT NULL,
  search_text TEXT NOT NULL,
  description TEXT NOT NULL,
  working_days INTEGER NOT NULL CHECK (working_days BETWEEN 1 AND 127),
  holidays_of_location INTEGER NOT NULL CHECK (holidays_of_location IN (0, 1)),
  rules TEXT NOT NULL,
  holidays TEXT NOT NULL,
  own_holiday_count INTEGER NOT NULL,
  feed_holiday_count INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER,
  PRIMARY KEY (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX calendars_name ON calendars (organisation_id, name_fold) WHERE archived_at IS NULL;

-- A column that is added here can't be part of a key of two columns: the trigger below stands for it.
ALTER TABLE slas ADD COLUMN calendar_id TEXT;
ALTER TABLE slas ADD COLUMN pauses_allowed INTEGER NOT NULL DEFAULT 1 CHECK (pauses_allowed IN (0, 1));
ALTER TABLE slas ADD COLUMN reminder_percents TEXT NOT NULL DEFAULT '[75,90]';
CREATE INDEX slas_calendar ON slas (organisation_id, calendar_id) WHERE calendar_id IS NOT NULL;

CREATE TRIGGER slas_calendar_insert BEFORE INSERT ON slas
WHEN NEW.calendar_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM calendars WHERE organisation_id = NEW.organisation_id AND id = NEW.calendar_id)
BEGIN
  SELECT RAISE(ABORT, 'an SLA names a calendar that is not there');
END;
CREATE TRIGGER slas_calendar_update BEFORE UPDATE OF organisation_id, calendar_id ON slas
WHEN NEW.calendar_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM calendars WHERE organisation_id = NEW.organisation_id AND id = NEW.calendar_id)
BEGIN
  SELECT RAISE(ABORT, 'an SLA names a calendar that is not there');
END;

ALTER TABLE sla_versions ADD COLUMN calendar_id TEXT;
ALTER TABLE sla_versions ADD COLUMN calendar_name TEXT;
ALTER TABLE sla_versions ADD COLUMN pauses_allowed INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sla_versions ADD COLUMN reminder_percents TEXT NOT NULL DEFAULT '[75,90]';
