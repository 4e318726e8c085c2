// The map itself, drawn by MapLibre: a chunk of its own, because it is larger than the rest of the page. It shows cells where they
// lie, tells where a person went, and which cell was clicked. Without WebGL it says so; the list beside it does all that it does.
import 'maplibre-gl/dist/maplibre-gl.css';
import { type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import worker_url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocationMapCell } from '@/api/types';
import { Notice } from '@/components/notice';
import { formatNumber } from '@/lib/format';
import { kZoomMax, type MapView } from '@/lib/map_search';
import { keyOf, sameView, spread, stateOf, wrapLongitude } from '@/lib/map_view';
import { tileSource } from '@/lib/tile_source';
import base_map_url from '../../../generated/base_map.json?url';
import { useCellText } from './cell_text';
import type { Scheme } from './map_colours';
import classes from './map_page.module.css';
import { flagSign, kSignRatio, stateSign } from './map_signs';
import { type BaseMap, kCellLayers, kEmpty, mapStyle, namedLabels } from './map_style';

setWorkerUrl(worker_url);

/** Marks the moves that the page asked for. Where one ends is known; where the next one cut it short must not be told. */
const kAsked = { asked: true };

let base_map: Promise<BaseMap> | undefined;

function loadBaseMap(): Promise<BaseMap> {
  base_map ??= fetch(base_map_url).then((answer) => {
    if (!answer.ok) throw new Error(`The base map: ${answer.status}`);
    return answer.json() as Promise<BaseMap>;
  });
  base_map.catch(() => {
    base_map = undefined;
  });
  return base_map;
}

interface MapCanvasProps {
  cells: readonly LocationMapCell[];
  view: MapView;
  scheme: Scheme;
  chosen: string | undefined;
  onView: (view: MapView) => void;
  onPick: (cell: LocationMapCell) => void;
}

export default function MapCanvas({ cells, view, scheme, chosen, onView, onPick }: MapCanvasProps) {
  const { t, i18n } = useTranslation();
  const textOf = useCellText();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [broken, setBroken] = useState(false);
  const [drawn, setDrawn] = useState(false);
  const latest = useRef({ cells, view, onView, onPick, textOf });
  useEffect(() => {
    latest.current = { cells, view, onView, onPick, textOf };
  });
  const title = t('map.canvas');
  const locale = i18n.language;

  useEffect(() => {
    let made: MapLibre | undefined;
    let over = false;
    void begin(container.current, scheme, title, locale, latest.current.view)
      .then((ready) => {
        made = ready;
        if (over) return ready.remove();
        listen(ready, () => latest.current);
        setMap(ready);
      })
      .catch(() => !over && setBroken(true));
    return () => {
      over = true;
      made?.remove();
      setMap(null);
    };
  }, [scheme, title, locale]);

  useEffect(() => {
    if (map && !sameView(viewOf(map), view)) map.easeTo({ ...placeOf(view), duration: 350 }, kAsked);
  }, [map, view]);

  useEffect(() => {
    void map?.getSource<GeoJSONSource>('cells')?.setData({
      type: 'FeatureCollection',
      features: spread(cells, view.zoom).map((cell) => featureOf(cell, locale, chosen)),
    });
    if (cells.length > 0) void map?.once('idle').then(() => setDrawn(true));
  }, [map, cells, view.zoom, chosen, locale]);

  return (
    <>
      <div
        ref={container}
        className={classes.canvas}
        data-testid="map-canvas"
        data-drawn={drawn || undefined}
      />
      {broken && (
        <div className={classes.broken}>
          <Notice tone="warn" role="status" title={t('map.broken_title')}>
            {t('map.broken_text')}
          </Notice>
        </div>
      )}
    </>
  );
}

const placeOf = ({ latitude, longitude, zoom }: MapView) => ({
  center: [longitude, latitude] as [number, number],
  zoom,
});

function viewOf(map: MapLibre): MapView {
  const { lng, lat } = map.getCenter();
  return { latitude: lat, longitude: wrapLongitude(lng), zoom: map.getZoom() };
}

async function begin(
  container: HTMLElement | null,
  scheme: Scheme,
  title: string,
  locale: string,
  view: MapView,
) {
  if (!container) throw new Error('There is no place for the map.');
  const tiles = tileSource();
  const base = tiles ? { land: kEmpty, labels: kEmpty } : await loadBaseMap();
  const map = new MapLibre({
    container,
    style: mapStyle({ land: base.land, labels: namedLabels(base.labels, locale) }, scheme, tiles),
    ...placeOf(view),
    maxZoom: kZoomMax,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { 'Map.Title': title },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  for (const state of ['up', 'some', 'out', 'none'] as const) {
    map.addImage(`state-${state}`, stateSign(state, scheme), { pixelRatio: kSignRatio });
  }
  map.addImage('flag', flagSign(scheme), { pixelRatio: kSignRatio });
  await map.once('load');
  return map;
}

interface Listeners {
  cells: readonly LocationMapCell[];
  onView: (view: MapView) => void;
  onPick: (cell: LocationMapCell) => void;
  textOf: (cell: LocationMapCell) => string;
}

function listen(map: MapLibre, current: () => Listeners) {
  const canvas = map.getCanvas();
  const cellAt = (key: unknown) => current().cells.find((cell) => keyOf(cell) === key);
  map.on('moveend', (event) => {
    if (!('asked' in event)) current().onView(viewOf(map));
  });
  map.on('click', kCellLayers, ({ features }) => {
    const cell = cellAt(features?.[0]?.properties.key);
    if (cell) current().onPick(cell);
  });
  map.on('mousemove', kCellLayers, ({ features }) => {
    const cell = cellAt(features?.[0]?.properties.key);
    canvas.style.cursor = 'pointer';
    canvas.title = cell ? current().textOf(cell) : '';
  });
  map.on('mouseleave', kCellLayers, () => {
    canvas.style.cursor = '';
    canvas.title = '';
  });
}

function featureOf(cell: LocationMapCell, locale: string, chosen: string | undefined) {
  const state = stateOf(cell);
  const signs = { up: '', none: '', out: '\n✕', some: `\n▲ ${formatNumber(cell.down_count, locale)}` };
  return {
    type: 'Feature' as const,
    properties: {
      key: keyOf(cell),
      count: cell.count,
      label: formatNumber(cell.count, locale),
      state,
      sign: signs[state],
      flagged: (cell.flagged_count ?? 0) > 0,
      chosen: chosen !== undefined && cell.location_id === chosen,
    },
    geometry: { type: 'Point' as const, coordinates: [cell.longitude, cell.latitude] },
  };
}
