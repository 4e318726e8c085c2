-- Where a location stands on the map (domain::map_area), and an index that holds all that the map says of it.
ALTER TABLE locations ADD COLUMN map_area bigint;
SELECT set_config('chargeward.organisation', 'system', true);
UPDATE locations SET map_area = trunc((longitude + 180) * 4096 / 360)::bigint * 2048 + trunc((latitude + 90) * 2048 / 180)::bigint
  WHERE longitude IS NOT NULL AND latitude IS NOT NULL;
CREATE INDEX locations_map ON locations (organisation_id, map_area)
  INCLUDE (longitude, latitude, evse_count, evse_up_count, sla_id, number) WHERE archived_at IS NULL;
