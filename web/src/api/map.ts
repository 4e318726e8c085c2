// The query for the locations on the map.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type LocationSearch, toCountQuery } from '@/lib/location_search';
import { kZoomMax } from '@/lib/map_search';
import { api, body } from './client';

export const kWholeEarth = '-180,-90,180,90';

/** `box` as boxOf gives it. The key begins as those of all locations, so that what changes a location brings the map up to date. */
export function mapQuery(search: LocationSearch, box: string, zoom: number) {
  const query = {
    ...toCountQuery(search),
    bbox: box,
    zoom: Math.max(0, Math.min(kZoomMax, Math.round(zoom))),
  };
  return queryOptions({
    queryKey: ['locations', 'map', query],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/locations/map', { params: { query }, signal }))).cells,
    placeholderData: keepPreviousData,
  });
}
