-- Calendars, and what an agreement says about its clock. `rules` holds service hours and holiday regions, `holidays` the
-- operator's own days and those of a feed; both are only ever read and written as a whole.

CREATE TABLE calendars (
  organisation_id bigint NOT NULL REFERENCES organisations,
  id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  name_fold text COLLATE "C" NOT NULL,
  search_text text COLLATE "C" NOT NULL,
  description text COLLATE "C" NOT NULL,
  working_days bigint NOT NULL CHECK (working_days BETWEEN 1 AND 127),
  holidays_of_location bigint NOT NULL CHECK (holidays_of_location IN (0, 1)),
  rules text COLLATE "C" NOT NULL,
  holidays text COLLATE "C" NOT NULL,
  own_holiday_count bigint NOT NULL,
  feed_holiday_count bigint NOT NULL,
  version bigint NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  archived_at bigint,
  PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX calendars_name ON calendars (organisation_id, name_fold) WHERE archived_at IS NULL;

ALTER TABLE slas
  ADD COLUMN calendar_id uuid,
  ADD COLUMN pauses_allowed bigint NOT NULL DEFAULT 1 CHECK (pauses_allowed IN (0, 1)),
  ADD COLUMN reminder_percents text COLLATE "C" NOT NULL DEFAULT '[75,90]',
  ADD FOREIGN KEY (organisation_id, calendar_id) REFERENCES calendars (organisation_id, id);
CREATE INDEX slas_calendar ON slas (organisation_id, calendar_id) WHERE calendar_id IS NOT NULL;

ALTER TABLE sla_versions
  ADD COLUMN calendar_id uuid,
  ADD COLUMN calendar_name text COLLATE "C",
  ADD COLUMN pauses_allowed bigint NOT NULL DEFAULT 1,
  ADD COLUMN reminder_percents text COLLATE "C" NOT NULL DEFAULT '[75,90]';

-- As for the tables of the first migration.
ALTER TABLE calendars ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendars FORCE ROW LEVEL SECURITY;
CREATE POLICY organisation ON calendars
  USING (current_setting('chargeward.organisation', true) = 'system' OR organisation_id =
    NULLIF(NULLIF(current_setting('chargeward.organisation', true), 'system'), '')::bigint)
  WITH CHECK (current_setting('chargeward.organisation', true) = 'system' OR organisation_id =
    NULLIF(NULLIF(current_setting('chargeward.organisation', true), 'system'), '')::bigint);
