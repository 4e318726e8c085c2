// Queries about what the queue is computed from: the organisation's settings, and a location's price and use.
import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

export const queueSettingsQuery = queryOptions({
  queryKey: ['queue_settings'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/queue-settings', { signal })),
});

export function locationRevenueQuery(location_id: string) {
  return queryOptions({
    queryKey: ['locations', 'revenue', location_id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/locations/{location_id}/revenue', { params: { path: { location_id } }, signal })),
  });
}
