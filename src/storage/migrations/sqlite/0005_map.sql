-- Where a location stands on the map (domain::map_area), and an index that holds all that the map says of it; archived_at
-- is in it only so that SQLite needs no look at the row.
ALTER TABLE locations ADD COLUMN map_area INTEGER;
UPDATE locations SET map_area = CAST((longitude + 180) * 4096 / 360 AS INTEGER) * 2048 + CAST((latitude + 90) * 2048 / 180 AS INTEGER)
  WHERE longitude IS NOT NULL AND latitude IS NOT NULL;
CREATE INDEX locations_map ON locations
  (organisation_id, map_area, longitude, latitude, evse_count, evse_up_count, sla_id, archived_at)
  WHERE archived_at IS NULL;
