// The style of the map for MapLibre: the ground that the program brings, or tiles where a source is set, and the cells above it.
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { kZoomMax } from '@/lib/map_search';
import type { TileSource } from '@/lib/tile_source';
import { kMapColours, type Scheme } from './map_colours';

/** GeoJSON (RFC 7946), as far as it is looked into here. */
interface Collection {
  type: 'FeatureCollection';
  features: { type: 'Feature'; properties: Record<string, unknown>; geometry: unknown }[];
}

export interface BaseMap {
  land: Collection;
  labels: Collection;
}

export const kEmpty: Collection = { type: 'FeatureCollection', features: [] };

/** Drawn by the browser with its own fonts; the weight is taken from the name. */
const kFont = ['Inter'];
const kBold = ['Inter Bold'];

/** Names of countries in the reader's language, where the browser knows it. */
export function namedLabels(labels: Collection, locale: string): Collection {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  return {
    ...labels,
    features: labels.features.map((label) => {
      const { code, name } = label.properties as { code?: string; name: string };
      return { ...label, properties: { ...label.properties, name: (code && names.of(code)) ?? name } };
    }),
  };
}

function ground(
  base: BaseMap,
  scheme: Scheme,
): { sources: StyleSpecification['sources']; layers: LayerSpecification[] } {
  const colours = kMapColours[scheme];
  return {
    sources: {
      land: { type: 'geojson', data: base.land, maxzoom: 8 },
      labels: { type: 'geojson', data: base.labels, maxzoom: 8 },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colours.land } },
      {
        id: 'borders',
        type: 'line',
        source: 'land',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': colours.border,
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 6, 1.2, 12, 2],
        },
      },
      {
        id: 'countries',
        type: 'symbol',
        source: 'labels',
        maxzoom: 9,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': kFont,
          'text-size': ['interpolate', ['linear'], ['zoom'], 2, 10, 6, 15],
          'text-max-width': 7,
          'text-padding': 8,
          'symbol-sort-key': ['-', 0, ['get', 'size']],
        },
        paint: { 'text-color': colours.label, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
      },
    ],
  };
}

function tileGround(tiles: TileSource, scheme: Scheme) {
  const source: SourceSpecification = { type: 'raster', tiles: [tiles.url], tileSize: 256, maxzoom: 19 };
  const layers: LayerSpecification[] = [
    { id: 'water', type: 'background', paint: { 'background-color': kMapColours[scheme].water } },
    {
      id: 'tiles',
      type: 'raster',
      source: 'tiles',
      // Tiles are drawn for light pages: quieter, so that the signs stand out, and darker where all else is dark.
      paint:
        scheme === 'dark'
          ? { 'raster-saturation': -0.6, 'raster-brightness-max': 0.5 }
          : { 'raster-saturation': -0.4 },
    },
  ];
  return { sources: { tiles: source }, layers };
}

const is_many: ExpressionSpecification = ['>', ['get', 'count'], 1];
const is_one: ExpressionSpecification = ['==', ['get', 'count'], 1];

/** Grows with the logarithm of the count: 13 pixels for two, 30 for ten thousand. */
const radius: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['log10', ['get', 'count']],
  0.3,
  14,
  2,
  20,
  4,
  30,
];

function cellLayers(scheme: Scheme): LayerSpecification[] {
  const { states, rim, chosen } = kMapColours[scheme];
  const by_state = (part: 'fill' | 'sign'): ExpressionSpecification => [
    'match',
    ['get', 'state'],
    'up',
    states.up[part],
    'some',
    states.some[part],
    'out',
    states.out[part],
    states.none[part],
  ];
  return [
    {
      id: 'cells',
      type: 'circle',
      source: 'cells',
      filter: is_many,
      paint: {
        'circle-radius': radius,
        'circle-color': by_state('fill'),
        'circle-stroke-color': rim,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'cell-counts',
      type: 'symbol',
      source: 'cells',
      filter: is_many,
      layout: {
        'text-field': ['format', ['get', 'label'], {}, ['get', 'sign'], { 'font-scale': 0.82 }],
        'text-font': kBold,
        'text-size': 12,
        'text-line-height': 1.05,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': by_state('sign') },
    },
    {
      id: 'chosen',
      type: 'circle',
      source: 'cells',
      filter: ['get', 'chosen'],
      paint: {
        'circle-radius': 19,
        'circle-color': chosen,
        'circle-opacity': 0.2,
        'circle-stroke-color': chosen,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'signs',
      type: 'symbol',
      source: 'cells',
      filter: is_one,
      layout: {
        'icon-image': ['concat', 'state-', ['get', 'state']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'flags',
      type: 'symbol',
      source: 'cells',
      filter: ['all', is_one, ['get', 'flagged']],
      layout: {
        'icon-image': 'flag',
        'icon-size': 0.62,
        'icon-offset': [20, -18],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

/** Layers that can be clicked. */
export const kCellLayers = ['signs', 'cells'];

export function mapStyle(base: BaseMap, scheme: Scheme, tiles: TileSource | undefined): StyleSpecification {
  const { sources, layers } = tiles ? tileGround(tiles, scheme) : ground(base, scheme);
  return {
    version: 8,
    sources: { ...sources, cells: { type: 'geojson', data: kEmpty, maxzoom: kZoomMax } },
    layers: [...layers, ...cellLayers(scheme)],
  };
}
