// What the map shows of the earth, and what its cells mean. Web Mercator as web maps use it: the earth is 512 × 2^zoom pixels wide.
import type { LocationMapCell } from '@/api/types';
import { formatView, kZoomMax, type MapView } from './map_search';

const kTilePixels = 512;
const kLatitudeMax = 85.051128;
/** A view that is fitted to one place does not show its very door. */
const kFitZoomMax = 13;
/** Around the places that a view is fitted to, so that no sign is cut off. */
const kFitMarginPixels = 80;
/** Asked for beyond the edges of the view, so that signs at its edge are there. */
const kOverlapPixels = 40;

interface Size {
  width: number;
  height: number;
}

export function sameView(left: MapView | undefined, right: MapView | undefined): boolean {
  return left !== undefined && right !== undefined && formatView(left) === formatView(right);
}

function mercatorY(latitude: number): number {
  const angle = (Math.max(-kLatitudeMax, Math.min(kLatitudeMax, latitude)) * Math.PI) / 180;
  return 0.5 - Math.asinh(Math.tan(angle)) / (2 * Math.PI);
}

function latitudeAt(y: number): number {
  const clamped = Math.max(0, Math.min(1, y));
  return (Math.atan(Math.sinh((0.5 - clamped) * 2 * Math.PI)) * 180) / Math.PI;
}

export function wrapLongitude(longitude: number): number {
  if (Math.abs(longitude) <= 180) return longitude;
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return turned === -180 && longitude > 0 ? 180 : turned;
}

/** "west,south,east,north" of what is seen, as the API takes it. */
export function boxOf(view: MapView, { width, height }: Size): string {
  const pixels = kTilePixels * 2 ** view.zoom;
  const half = ((width / 2 + kOverlapPixels) / pixels) * 360;
  const y = mercatorY(view.latitude);
  const tall = (height / 2 + kOverlapPixels) / pixels;
  const edges =
    half >= 180 ? [-180, 180] : [wrapLongitude(view.longitude - half), wrapLongitude(view.longitude + half)];
  const [west, east] = edges as [number, number];
  return [west, latitudeAt(y + tall), east, latitudeAt(y - tall)]
    .map((degrees) => Number(degrees.toFixed(4)))
    .join(',');
}

/** No cell of an answer is larger than this part of its box: the server gives up to 2 000 of them. */
const kCellPart = 16;

/** A box that holds all locations of these cells, which are the answer to `asked`. */
export function boxAround(cells: readonly LocationMapCell[], asked: string): string {
  const [west, south, east, north] = asked.split(',').map(Number) as [number, number, number, number];
  const cell_size = Math.max(east - west, north - south) / kCellPart;
  const longitudes = cells.map((cell) => cell.longitude);
  const latitudes = cells.map((cell) => cell.latitude);
  return [
    Math.max(west, Math.min(...longitudes) - cell_size),
    Math.max(south, Math.min(...latitudes) - cell_size),
    Math.min(east, Math.max(...longitudes) + cell_size),
    Math.min(north, Math.max(...latitudes) + cell_size),
  ]
    .map((degrees) => Number(degrees.toFixed(4)))
    .join(',');
}

/** The view in which all of these are seen; undefined for none. */
export function fitView(cells: readonly LocationMapCell[], size: Size): MapView | undefined {
  if (cells.length === 0) return undefined;
  const longitudes = cells.map((cell) => cell.longitude);
  const ys = cells.map((cell) => mercatorY(cell.latitude));
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [north, south] = [Math.min(...ys), Math.max(...ys)];
  const wide = Math.max(size.width - 2 * kFitMarginPixels, 64) / kTilePixels;
  const tall = Math.max(size.height - 2 * kFitMarginPixels, 64) / kTilePixels;
  const zoom = Math.log2(Math.min(wide / ((east - west) / 360 || 1e-9), tall / (south - north || 1e-9)));
  return {
    latitude: latitudeAt((north + south) / 2),
    longitude: (west + east) / 2,
    zoom: Math.max(0, Math.min(kFitZoomMax, zoom)),
  };
}

export type CellState = 'up' | 'some' | 'out' | 'none';

/** All up; something down; nothing up at any of its locations; no EVSE at all. */
export function stateOf(cell: LocationMapCell): CellState {
  if (cell.evse_count === 0) return 'none';
  if (cell.down_count === 0) return 'up';
  return cell.out_count === cell.count ? 'out' : 'some';
}

const kUrgency: Record<CellState, number> = { out: 0, some: 1, up: 2, none: 3 };

/** What is worst first; then the larger number of what is down, then by name. */
export function byUrgency(left: LocationMapCell, right: LocationMapCell): number {
  return (
    kUrgency[stateOf(left)] - kUrgency[stateOf(right)] ||
    right.out_count - left.out_count ||
    right.down_count - left.down_count ||
    right.count - left.count ||
    (left.name ?? left.city).localeCompare(right.name ?? right.city)
  );
}

/** A place that is stable from answer to answer: for React, and to find a cell again that was clicked on. */
export function keyOf(cell: LocationMapCell): string {
  return cell.location_id ?? `${cell.longitude},${cell.latitude}`;
}

/** How a click on a cell of many goes on: nearer to it. */
export function nearer(cell: LocationMapCell, view: MapView): MapView {
  const { latitude, longitude } = cell;
  return { latitude, longitude, zoom: Math.min(kZoomMax, Math.floor(view.zoom) + 2) };
}

/** Locations at the very same place are put around it, a sign's width apart, so that each can be clicked. */
export function spread(cells: readonly LocationMapCell[], zoom: number): LocationMapCell[] {
  const places = new Map<string, LocationMapCell[]>();
  for (const cell of cells) {
    const place = `${cell.longitude},${cell.latitude}`;
    places.set(place, [...(places.get(place) ?? []), cell]);
  }
  const degrees = 360 / (kTilePixels * 2 ** zoom);
  return [...places.values()].flatMap((together) => {
    if (together.length === 1) return together;
    const radius = Math.max(16, (together.length * 26) / (2 * Math.PI)) * degrees;
    return together.map((cell, i) => {
      const angle = (2 * Math.PI * i) / together.length;
      return {
        ...cell,
        longitude: cell.longitude + radius * Math.sin(angle),
        latitude: cell.latitude + radius * Math.cos(angle) * Math.cos((cell.latitude * Math.PI) / 180),
      };
    });
  });
}
