// Queries about locations.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type LocationSearch, toCountQuery, toQuery } from '@/lib/location_search';
import { api, body } from './client';
import { pagesOf } from './pages';
import type { LocationListItem, LocationSelection } from './types';

export function locationsQuery(search: LocationSearch) {
  const query = toQuery(search);
  return pagesOf<LocationListItem>(['locations', 'list', query], (page, signal) =>
    api.GET('/api/v1/locations', { params: { query: { ...query, ...page } }, signal }),
  );
}

export function locationCountQuery(search: LocationSearch) {
  const query = toCountQuery(search);
  return queryOptions({
    queryKey: ['locations', 'count', query],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/locations/count', { params: { query }, signal }))).count,
    placeholderData: keepPreviousData,
  });
}

export function locationQuery(location_id: string) {
  return queryOptions({
    queryKey: ['locations', 'one', location_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/locations/{location_id}', { params: { path: { location_id } }, signal })),
  });
}

export function bindPreviewQuery(sla_id: string | null, select: LocationSelection) {
  return queryOptions({
    queryKey: ['locations', 'bind-preview', sla_id, select],
    queryFn: ({ signal }) =>
      body(api.POST('/api/v1/locations/bind-preview', { body: { sla_id, select }, signal })),
    staleTime: 0,
    gcTime: 0,
  });
}
