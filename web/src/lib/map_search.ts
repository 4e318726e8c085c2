// What of the map stands in the address of the page: the filters of locations, the chosen one, and what is looked at, as
// view=latitude,longitude,zoom.
import { type LocationSearch, locationSearch } from './location_search';
import { compact, type PlainSearch, text } from './search_params';

export const kZoomMax = 18;

export interface MapView {
  latitude: number;
  longitude: number;
  zoom: number;
}

export type MapSearch = Omit<LocationSearch, 'sort'> & {
  view?: string;
  location?: string;
};

export function mapSearch(search: PlainSearch): MapSearch {
  const { sort: _sort, ...filters } = locationSearch(search);
  const view = parseView(text(search.view));
  return compact({ ...filters, view: view && formatView(view), location: text(search.location) });
}

export function parseView(value: string | undefined): MapView | undefined {
  const numbers = value?.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))) ?? [];
  const [latitude, longitude, zoom] = numbers as [number, number, number];
  const good =
    numbers.length === 3 &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    zoom >= 0 &&
    zoom <= kZoomMax;
  return good ? { latitude, longitude, zoom } : undefined;
}

export function formatView({ latitude, longitude, zoom }: MapView): string {
  return [latitude.toFixed(5), longitude.toFixed(5), zoom.toFixed(2)].map(Number).join(',');
}
