// The query for the locations on the map.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type LocationSearch, toCountQuery } from '@/lib/location_search';
import { kZoomMax } from '@/lib/map_search';
import { boxAround } from '@/lib/map_view';
import { api, body } from './client';

export const kWholeEarth = '-180,-90,180,90';

function ask(search: LocationSearch, bbox: string, zoom: number, signal: AbortSignal) {
  const query = { ...toCountQuery(search), bbox, zoom };
  return body(api.GET('/api/v1/locations/map', { params: { query }, signal })).then(({ cells }) => cells);
}

/** `box` as boxOf gives it. The key begins as those of all locations, so that what changes a location brings the map up to date. */
export function mapQuery(search: LocationSearch, box: string, exact_zoom: number) {
  const zoom = Math.max(0, Math.min(kZoomMax, Math.round(exact_zoom)));
  return queryOptions({
    queryKey: ['locations', 'map', toCountQuery(search), box, zoom],
    queryFn: ({ signal }) => ask(search, box, zoom, signal),
    placeholderData: keepPreviousData,
  });
}

const kRoundsMax = 3;

/** Where they all are: cells as small as needed to fit a view to them, found from the whole earth inwards. */
export function extentQuery(search: LocationSearch) {
  return queryOptions({
    queryKey: ['locations', 'map', toCountQuery(search), 'extent'],
    queryFn: async ({ signal }) => {
      let cells = await ask(search, kWholeEarth, kZoomMax, signal);
      let box = kWholeEarth;
      for (let round = 1; round < kRoundsMax && cells.some(({ count }) => count > 1); round += 1) {
        box = boxAround(cells, box);
        cells = await ask(search, box, kZoomMax, signal);
      }
      return cells;
    },
  });
}
