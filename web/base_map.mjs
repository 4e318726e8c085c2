// Makes the map's own base map, generated/base_map.json, out of the package world-atlas (Natural Earth, 1:50 million): land with
// its borders, cut at the antimeridian, and a place for each country's name. Called by every run of Vite; the file is kept until
// this script or the package changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { geoArea, geoCentroid, geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import { feature } from 'topojson-client';

const folder = new URL('./generated/', import.meta.url);
const atlas_path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');

/** Steps of a degree: about a kilometre, as fine as the source. */
const kSteps = 100;
/** A ring of less than so many square degrees is a dot at every zoom at which its country is looked at. */
const kAreaMin = 0.002;

/** Web maps end at 85°; what lies beyond is drawn at their edge. */
const rounded = ([longitude, latitude]) => [
  Math.round(longitude * kSteps) / kSteps,
  Math.round(Math.max(-85.06, Math.min(85.06, latitude)) * kSteps) / kSteps,
];

function ringOf(points) {
  const ring = [];
  for (const point of points.map(rounded)) {
    const last = ring.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point);
  }
  return ring;
}

function planeArea(ring) {
  let doubled = 0;
  for (let i = 1; i < ring.length; i += 1)
    doubled += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(doubled) / 2;
}

const polygonsOf = (geometry) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Degrees as plane coordinates: what d3 projects is cut at the antimeridian and closed around a pole. */
const flat = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0);

function flatPolygons(country) {
  const projected = geoProject(country.geometry, flat);
  return polygonsOf(projected)
    .map((rings) => rings.map((ring) => ringOf(ring.map(([x, y]) => [x, -y]))))
    .map((rings) => rings.filter((ring) => ring.length > 3 && planeArea(ring) >= kAreaMin))
    .filter((rings) => rings.length > 0);
}

/** Where the name stands, and how large the largest part of the country is. */
function labelOf(country) {
  const [largest] = polygonsOf(country.geometry)
    .map((coordinates) => ({ type: 'Polygon', coordinates }))
    .toSorted((left, right) => geoArea(right) - geoArea(left));
  const code = country.id ? (new Intl.Locale(`und-${country.id}`).region ?? '') : '';
  return {
    type: 'Feature',
    properties: {
      name: country.properties.name,
      ...(/^[A-Z]{2}$/.test(code) && { code }),
      size: Number(geoArea(largest).toPrecision(2)),
    },
    geometry: { type: 'Point', coordinates: rounded(geoCentroid(largest)) },
  };
}

export function baseMap(atlas) {
  const countries = feature(atlas, atlas.objects.countries).features;
  const land = countries
    .map((country) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: flatPolygons(country) },
    }))
    .filter(({ geometry }) => geometry.coordinates.length > 0);
  const labels = countries.filter(({ properties }) => properties.name !== 'Antarctica').map(labelOf);
  return {
    land: { type: 'FeatureCollection', features: land },
    labels: { type: 'FeatureCollection', features: labels },
  };
}

export function writeBaseMap() {
  const source = readFileSync(atlas_path);
  const made_of = createHash('sha256')
    .update(source)
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex');
  const stamp = new URL('base_map.stamp', folder);
  try {
    if (readFileSync(stamp, 'utf8') === made_of) return;
  } catch {
    // Not made yet.
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('base_map.json', folder), JSON.stringify(baseMap(JSON.parse(source.toString()))));
  writeFileSync(stamp, made_of);
}
